package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.optimization.WeightAverageOptions;

class AveragedWeightsTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 3);
  private static final int SIZE = 6;

  @Test
  void isTheMeanOfTheWeightsAtTheEndOfTheLastEpochs() {
    try (Network network = network()) {
      AveragedWeights average =
          new AveragedWeights(
              new WeightAverageOptions(0, 0, true, 0.5, 0, 0), network.parameters());
      FreshStatistics fresh = new FreshStatistics(network, new Batches());
      for (int epoch = 1; epoch <= 8; epoch++) {
        average.update(epoch);
        network.parameters().weights().fill(epoch * epoch);
        average.finishEpoch(epoch, 8, fresh, () -> Double.NaN);
        double expected =
            epoch <= 5
                ? epoch * epoch
                : IntStream.rangeClosed(5, epoch).map(e -> e * e).average().orElseThrow();
        assertThat(average.during(() -> network.parameters().trainable().getDouble(0)))
            .as("epoch %d", epoch)
            .isCloseTo(expected, within(1e-9));
        assertThat(network.parameters().trainable().getDouble(0)).isEqualTo(epoch * epoch);
      }
    }
  }

  /**
   * 0.75 of the old average stays; the third epoch is unfair, and so are those before the second.
   */
  @Test
  void movesAfterFairEpochsAndIsTheNetworkItselfBeforeThem() {
    double[] weights = {8, 4, 100, 12};
    double[] worst = {0.1, 0.2, 0.19, 0.3};
    double[] expected = {8, 4, 4, 0.75 * 4 + 0.25 * 12};
    try (Network network = network()) {
      AveragedWeights average = fair(network);
      FreshStatistics fresh = new FreshStatistics(network, new Batches());
      for (int epoch = 1; epoch <= 4; epoch++) {
        int now = epoch - 1;
        network.parameters().weights().fill(weights[now]);
        network.parameters().runningStatistics().fill(weights[now]);
        average.finishEpoch(epoch, 4, fresh, () -> worst[now]);
        if (epoch == 2) {
          AveragedWeights resumed = fair(network);
          resumed.restore(average.state());
          average = resumed;
        }
        AveragedWeights held = average;
        double ofStatistics =
            held.during(() -> network.parameters().of("bn.running_mean").value().getDouble(0));
        assertThat(held.during(() -> network.parameters().trainable().getDouble(0)))
            .as("epoch %d", epoch)
            .isEqualTo(expected[now])
            .isEqualTo(ofStatistics);
      }
      assertThat(average.state().get("epochs").getLong(0)).isEqualTo(2);
    }
  }

  private static AveragedWeights fair(Network network) {
    return new AveragedWeights(
        new WeightAverageOptions(0, 0, true, 1, 0.75, 0.2), network.parameters());
  }

  @Test
  void statisticsAreTheMeansOfThoseOfAllBatches() {
    try (Network network = network()) {
      network.parameters().runningStatistics().fill(17);
      Batches batches = new Batches();

      new FreshStatistics(network, batches).make(3);

      double[] mean = new double[2];
      double[] variance = new double[2];
      for (INDArray images : batches.images) {
        for (int c = 0; c < 2; c++) {
          double[] channel = images.tensorAlongDimension(c, 0, 2, 3).dup('c').data().asDouble();
          double own =
              IntStream.range(0, channel.length)
                  .mapToDouble(i -> channel[i])
                  .average()
                  .orElseThrow();
          double squares = 0;
          for (double value : channel) {
            squares += (value - own) * (value - own);
          }
          mean[c] += own / batches.images.size();
          variance[c] += squares / (channel.length - 1) / batches.images.size();
        }
      }
      assertThat(network.parameters().of("bn.running_mean").value().toDoubleVector())
          .containsExactly(mean, within(1e-12));
      assertThat(network.parameters().of("bn.running_var").value().toDoubleVector())
          .containsExactly(variance, within(1e-12));
    }
  }

  @Test
  void weightsAreAveragedInOneWay() {
    assertThatThrownBy(() -> new WeightAverageOptions(0.9, 0, true, 0.5, 0, 0))
        .hasMessage("must be 1 where decay is not 0: weights are averaged in one way");
    assertThatThrownBy(() -> new WeightAverageOptions(0, 0, true, 0.5, 0.85, 0.2))
        .hasMessage(
            "must be 0 where decay is not 0 or equalAfter not 1: weights are averaged in one way");
    assertThatThrownBy(() -> new WeightAverageOptions(0, 0, true, 1, 0, 0.2))
        .hasMessage("must be 0 where epochDecay is 0");
  }

  private static Network network() {
    NetworkBuilder builder = new NetworkBuilder(SHAPE);
    NetworkBuilder.Value x = builder.add("bn", Layer.BatchNormalization.STANDARD, builder.images());
    NetworkBuilder.Value pooled = builder.add("pool", new Layer.GlobalAveragePooling(), x);
    NetworkDescription description =
        builder.build(pooled, builder.add("fc", new Layer.Linear(3, true), pooled));
    return new CompiledNetwork(
        description,
        DataType.DOUBLE,
        KernelLibraries.named("nd4j", DataType.DOUBLE),
        RandomSource.ofSeed(1));
  }

  /** Three batches of six images. */
  private static final class Batches implements BatchSource {
    private final List<INDArray> images =
        IntStream.range(0, 3)
            .mapToObj(i -> RandomSource.ofSeed(i).uniform(DataType.DOUBLE, 0, 1 + i, SIZE, 2, 3, 3))
            .toList();

    @Override
    public int images() {
      return SIZE * images.size();
    }

    @Override
    public int batches() {
      return images.size();
    }

    @Override
    public BatchStream epoch(int epoch, int batch) {
      var rest = images.iterator();
      return new BatchStream() {
        @Override
        public boolean hasNext() {
          return rest.hasNext();
        }

        @Override
        public Batch next() {
          return new Batch(rest.next(), new int[SIZE], new int[SIZE]);
        }

        @Override
        public void close() {}
      };
    }
  }
}
