package org.robustlt.core.data.format;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.OfficialFile;

/**
 * SVHN (Netzer et al., 2011): house numbers cut out to 32x32 pixels, without the additional set.
 * Its digit 0, which has the label 10 in the files, is class 0.
 *
 * @param verify whether the files must be the official ones
 */
@Component("svhn")
@Description("SVHN: 73,257 training and 26,032 test images of 32x32 pixels, 10 digits")
public record Svhn(
    @Description("whether the files must be the official ones, by checksum") boolean verify)
    implements DataSetProvider, OfficialSizes {
  /** The defaults. */
  public Svhn() {
    this(true);
  }

  private static final OfficialFile TRAINING =
      new OfficialFile(
          "train_32x32.mat",
          URI.create("http://ufldl.stanford.edu/housenumbers/train_32x32.mat"),
          "e26dedcc434d2e4c54c9b2d4a06d8373");
  private static final OfficialFile TEST =
      new OfficialFile(
          "test_32x32.mat",
          URI.create("http://ufldl.stanford.edu/housenumbers/test_32x32.mat"),
          "eb5a983be6a315427106f1b164d9cef3");

  private static final DataDirectory FILES =
      new DataDirectory(
          "SVHN",
          List.of("svhn", "SVHN"),
          List.of(TRAINING.name(), TEST.name()),
          "They come from ufldl.stanford.edu/housenumbers (format 2).");

  /** The constants in common use. */
  private static final ImageDataSet.Normalization NORMALIZATION =
      new ImageDataSet.Normalization(List.of(0.4377, 0.4438, 0.4728), List.of(0.198, 0.201, 0.197));

  @Override
  public List<OfficialFile> officialFiles() {
    return List.of(TRAINING, TEST);
  }

  @Override
  public ImageDataSet create(Location location) {
    List<Path> files = FILES.locate(location);
    if (verify) {
      OfficialFiles.verify(TRAINING, files.get(0));
      OfficialFiles.verify(TEST, files.get(1));
    }
    return new ImageDataSet(
        "SVHN",
        Mnist.CLASSES,
        SvhnFile.read(files.get(0)),
        SvhnFile.read(files.get(1)),
        NORMALIZATION);
  }

  @Override
  public ImageDataSet outline() {
    ImageShape shape = new ImageShape(3, 32, 32);
    return new ImageDataSet(
        "SVHN",
        Mnist.CLASSES,
        OutlinedImages.of(shape, 4948, 13861, 10585, 8497, 7458, 6882, 5727, 5595, 5045, 4659),
        OutlinedImages.of(shape, 1744, 5099, 4149, 2882, 2523, 2384, 1977, 2019, 1660, 1595),
        NORMALIZATION);
  }
}
