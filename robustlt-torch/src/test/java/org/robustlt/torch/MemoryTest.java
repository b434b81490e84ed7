package org.robustlt.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.NetworkClassifier;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.contract.SampleNetworks;
import org.robustlt.core.engine.contract.SampleNetworks.Sample;

/** libtorch's memory is none that Java counts: what is not freed shows in the process alone. */
class MemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final RandomSource RANDOM = RandomSource.ofSeed(3);
  private static final int BATCH = 32;

  /** One tensor of 1.3 MB a pass that stayed would be 75 MiB. */
  private static final int PASSES = 60;

  private static final long ALLOWED_MIB = 30;

  private static final List<Double> SHIFTS = Collections.nCopies(10, 0.5);

  @Test
  void nothingGrows() throws IOException {
    assumeTrue(Files.isReadable(STATUS), "the system does not tell how much memory is in use");
    Sample sample = SampleNetworks.wide().findFirst().orElseThrow();
    ImageShape shape = sample.description().input();
    INDArray images =
        RANDOM.normal(DataType.FLOAT, 0, 1, BATCH, shape.channels(), shape.height(), shape.width());
    INDArray gradient = RANDOM.normal(DataType.FLOAT, 0, 1, BATCH, sample.description().classes());
    try (CompiledNetwork network =
        new CompiledNetwork(
            sample.description(), DataType.FLOAT, new TorchKernelLibrary(), RANDOM)) {
      pass(network, images, gradient, PASSES / 2);
      long before = residentMib();
      pass(network, images, gradient, PASSES);
      assertThat(residentMib() - before).isLessThan(ALLOWED_MIB);
    }
  }

  private static void pass(CompiledNetwork network, INDArray images, INDArray gradient, int times) {
    for (int i = 0; i < times; i++) {
      try (ForwardPass pass = network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING)) {
        pass.inputGradient(gradient);
        pass.accumulateGradients(gradient, Optional.empty());
        assertThat(
                pass.accumulateGradients(
                    new LossKind.BalancedSoftmax(SHIFTS).on(new int[BATCH]), 1.0 / BATCH))
            .isTrue();
      }
      network.parameters().changed();
      attack(network, images, gradient);
    }
  }

  private static void attack(CompiledNetwork network, INDArray images, INDArray logits) {
    int[] labels = new int[BATCH];
    LossKind.Bound toNatural = new LossKind.KlToNatural().to(logits);
    NetworkClassifier classifier = new NetworkClassifier(network, BatchNormMode.RUNNING_STATISTICS);
    AttackRequest request =
        AttackRequest.of(
            classifier, network.images(images), labels, PerturbationBudget.uniform(0.1, BATCH));
    try (classifier;
        Ascent ascent = classifier.ascent(request, Norm.LINF)) {
      ascent.start(RandomStart.CLASS_EPSILON, RANDOM);
      ascent.step(new OnDevice(toNatural), 0.02);
      ascent.step(new OnDevice(new LossKind.CrossEntropy(0).on(labels)), 0.02, 0.9);
    }
  }

  /** A loss that only the library computes. */
  private record OnDevice(LossKind.Bound bound) implements LogitLoss {
    @Override
    public Optional<LossKind.Bound> kind() {
      return Optional.of(bound);
    }

    @Override
    public Value at(INDArray logits) {
      throw new AssertionError(bound.kind() + " was asked for on the host");
    }
  }

  private static long residentMib() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
