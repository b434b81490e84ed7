package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.PgdOptions;
import org.robustlt.core.architecture.LinearClassifier;
import org.robustlt.core.architecture.WideResNetOptions;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.rebalancing.loss.CrossEntropyObjective;

/**
 * The steps of an attack work in memory that was there before: what ten more of them allocate is
 * little, and does not grow with the images.
 */
class AttackAllocationTest {
  private static final int CLASSES = 10;
  private static final int BATCH = 8;
  private static final int WARM_UP = 30;

  /** The gradient with respect to the logits, and what ND4J makes for copies to and fro. */
  private static final int ARRAYS_OF_A_STEP = 8;

  private static final RandomSource RANDOM = RandomSource.ofSeed(5);

  /**
   * What ND4J and JavaCPP make for every call of an operation is little, but the nd4j library makes
   * a hundred calls.
   */
  @ParameterizedTest
  @CsvSource({"onednn, 32", "nd4j, 192"})
  void aStepAllocatesNeitherHeapNorArrays(String library, int kibibytes) {
    NetworkDescription description = wideResNet();
    try (Network network =
        new CompiledNetwork(
            description,
            DataType.FLOAT,
            KernelLibraries.named(library, DataType.FLOAT),
            RANDOM.at("weights"))) {
      INDArray images = RANDOM.uniform(DataType.FLOAT, 0, 1, BATCH, 3, 32, 32);
      for (int i = 0; i < WARM_UP; i++) {
        attack(network, images, 10);
      }
      assertThat(growth(network, images, AttackAllocationTest::heap))
          .as("bytes of heap of ten steps")
          .isLessThan(10L * 1024 * kibibytes);
      assertThat(growth(network, images, AttackAllocationTest::arrays))
          .as("arrays of ten steps")
          .isLessThanOrEqualTo(10L * ARRAYS_OF_A_STEP);
      assertThat(growth(network, images, Pointer::totalBytes))
          .as("bytes outside the heap of ten steps")
          .isLessThan((long) BATCH * 3 * 32 * 32 * Float.BYTES);
    }
  }

  /** Returns how much more a measure grows in an attack of 20 steps than in one of 10. */
  private static long growth(Network network, INDArray images, LongSupplier measure) {
    return during(measure, () -> attack(network, images, 20))
        - during(measure, () -> attack(network, images, 10));
  }

  private static long during(LongSupplier measure, Runnable work) {
    long before = measure.getAsLong();
    work.run();
    return measure.getAsLong() - before;
  }

  private static long heap() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Returns a number that grows by one with every array or context that ND4J allocates. */
  private static long arrays() {
    return Nd4j.getDeallocatorService().nextValue();
  }

  private static void attack(Network network, INDArray images, int steps) {
    PgdOptions options =
        new PgdOptions(Norm.LINF, Magnitude.levels(2), steps, RandomStart.CLASS_EPSILON, 1);
    int[] labels = new int[BATCH];
    Arrays.setAll(labels, i -> i % CLASSES);
    new Adversary(
            options.create(
                ComponentContext.of(ClassFrequencies.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 1), 1)),
            new CrossEntropyObjective(),
            BatchNormMode.BATCH_STATISTICS_FROZEN)
        .perturb(
            network, images, labels, PerturbationBudget.uniform(8 / 255.0, BATCH), RANDOM.at(1))
        .close();
  }

  private static NetworkDescription wideResNet() {
    ImageShape shape = new ImageShape(3, 32, 32);
    NetworkBuilder network = new NetworkBuilder(shape);
    NetworkBuilder.Value features =
        new WideResNetOptions(10, 1, WideResNetOptions.Variant.CIFAR)
            .create(new ArchitectureProvider.Context(shape))
            .addTo(network, network.images());
    NetworkBuilder.Value logits =
        new LinearClassifier(true)
            .create(new ClassifierProvider.Context(CLASSES))
            .addTo(network, features);
    return network.build(features, logits);
  }
}
