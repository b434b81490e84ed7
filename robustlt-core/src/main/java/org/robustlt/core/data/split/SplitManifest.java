package org.robustlt.core.data.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.robustlt.core.data.LongTailedSplit;

/**
 * A split with where it comes from, as it is written to a file.
 *
 * @param format the version of the format
 * @param dataSet what the data set is called
 * @param images how many training images the data set has
 * @param labelsSha256 digest of the labels of all training images, so that the split is applied to
 *     no other set or order
 * @param profile how many images of each class were taken, in words
 * @param convention how they were drawn, if that is known
 * @param seed of the generator, if it is known
 * @param asked how many images of each class the profile asked for, where a class has fewer
 * @param counts the images of each class, validation included
 * @param trainingSha256 digest of the training indices
 * @param validationSha256 digest of the validation indices
 * @param training the training indices
 * @param validation the validation indices
 */
@JsonInclude // what is unknown is null
@SuppressWarnings("ArrayRecordComponent") // compared by digests
public record SplitManifest(
    int format,
    String dataSet,
    int images,
    String labelsSha256,
    String profile,
    Optional<SplitConvention> convention,
    OptionalLong seed,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Long>> asked,
    List<Long> counts,
    String trainingSha256,
    String validationSha256,
    int[] training,
    int[] validation) {
  /** The version of the format that this program writes. */
  public static final int FORMAT = 1;

  /** Describes a split. */
  public static SplitManifest of(String dataSet, int[] labels, OriginatedSplit originated) {
    LongTailedSplit split = originated.split();
    return new SplitManifest(
        FORMAT,
        dataSet,
        labels.length,
        SplitDigest.sha256(labels),
        originated.origin().profile(),
        originated.origin().convention(),
        originated.origin().seed(),
        originated.origin().asked(),
        counts(split),
        SplitDigest.sha256(split.training()),
        SplitDigest.sha256(split.validation()),
        split.training(),
        split.validation());
  }

  SplitOrigin origin() {
    return new SplitOrigin(profile, convention, seed, asked);
  }

  static List<Long> counts(LongTailedSplit split) {
    return LongStream.of(split.selected().counts()).boxed().toList();
  }
}
