package org.robustlt.core.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.architecture.FormulaWeights;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;

/** Golden vectors of kind 07: a checkpoint of ImageNet's DeiT for patches of 4 pixels. */
@GoldenFiles({"07_models.json", "07_deit_checkpoint.npz"})
class PatchConversionGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final Npz ARRAYS = GOLDEN.npz("07_deit_checkpoint.npz");

  static Stream<Arguments> cases() {
    JsonNode cases = GOLDEN.json("07_models.json").get("deit_checkpoint_conversion").get("cases");
    return StreamSupport.stream(cases.spliterator(), false)
        .map(entry -> Arguments.of(entry.get("id").asText(), entry.get("inputs")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void arraysEqualThePublishedOnes(String id, JsonNode inputs) {
    INDArray positions = FormulaWeights.of(inputs.get("pos_embed"));
    INDArray filter = FormulaWeights.of(inputs.get("patch_embed_proj_weight"));
    int tokens = (int) ARRAYS.get(id + "/pos_embed").shape()[1];

    ARRAYS
        .expected(id + "/pos_embed")
        .relativeToLargest(1e-6, PatchConversion.positions(positions, tokens));
    ARRAYS
        .expected(id + "/patch_embed.proj.weight")
        .relativeToLargest(1e-6, PatchConversion.patches(filter, 4));
  }
}
