package org.robustlt.attacks.autoattack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.RecordingClassifier;
import org.robustlt.attacks.golden.GoldenImages;
import org.robustlt.attacks.golden.GoldenNetwork;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.Npz;

/** The trained network of golden kind 08, with points to attack. */
final class Net16 {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();

  final JsonNode json = GOLDEN.json("08_eval.json");
  final Npz arrays = GOLDEN.npz("08_eval_net16.npz");
  final RecordingClassifier network =
      new RecordingClassifier(GoldenNetwork.read(arrays, "net16/weights/"));

  /** Returns the points {@code apgd/indices}. */
  Examples apgdPoints(DataType type) {
    return examples(arrays.get("apgd/indices").ints(), type);
  }

  Examples examples(int[] indices, DataType type) {
    int[] all = arrays.get("net16/y").ints();
    int[] labels = Arrays.stream(indices).map(i -> all[i]).toArray();
    INDArray images = GoldenImages.read(arrays, "net16/x_uint8", type);
    INDArray chosen = Nd4j.pullRows(images.reshape(images.size(0), -1), 1, indices);
    INDArray shaped =
        chosen.reshape(indices.length, images.size(1), images.size(2), images.size(3));
    return Examples.of(
        AttackRequest.of(
                network,
                Images.of(shaped),
                labels,
                PerturbationBudget.uniform(json.get("apgd").get("eps").asDouble(), indices.length))
            .withRandom(RandomSource.ofSeed(0)),
        Norm.LINF);
  }

  /** Returns an array as rows, one for each point. */
  static double[][] rows(double[] values, int points) {
    double[][] rows = new double[points][];
    int length = values.length / points;
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * length, (i + 1) * length));
    return rows;
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
