package org.robustlt.core.engine.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.contract.SampleNetworks.Sample;
import org.robustlt.core.engine.nd4j.Nd4jKernelLibrary;

/**
 * The contract of kernel libraries, as checks. In single precision a library must agree with ND4J
 * in double precision on the CPU; one that knows double precision must also agree with central
 * differences.
 */
public final class KernelContract {
  private static final RandomSource RANDOM = RandomSource.ofSeed(17);
  private static final double SINGLE = 2e-5;

  private final KernelLibrary library;
  private final DataType type;

  private KernelContract(KernelLibrary library) {
    this.library = library;
    type = library.supports(DataType.DOUBLE) ? DataType.DOUBLE : DataType.FLOAT;
  }

  /** Returns all checks of a library. */
  public static Stream<KernelCheck> of(KernelLibrary library) {
    KernelContract contract = new KernelContract(library);
    return Stream.of(contract.agreement(), contract.rules(), contract.besideLayers())
        .flatMap(checks -> checks);
  }

  private Stream<KernelCheck> agreement() {
    return Stream.concat(SampleNetworks.all(), SampleNetworks.wide())
        .map(s -> check("agrees with ND4J in double precision", s, () -> agrees(s)));
  }

  private Stream<KernelCheck> besideLayers() {
    Sample sample =
        SampleNetworks.all()
            .filter(s -> s.name().equals("residual block"))
            .findFirst()
            .orElseThrow();
    return Stream.of(
        new KernelCheck(
            "vectors compute as arrays do",
            "no network",
            () -> new VectorContract(library.home(), type, RANDOM.at("vectors")).check()),
        check("attacks climb as on arrays", sample, () -> climbs(sample)),
        check("usual losses leave the gradients of the host", sample, () -> usualLosses(sample)));
  }

  private void climbs(Sample sample) {
    try (Network exact = network(sample, DataType.DOUBLE, new Nd4jKernelLibrary());
        Network own = network(sample, type)) {
      own.parameters()
          .all()
          .forEach(p -> p.values().load(exact.parameters().of(p.name()).value().castTo(type)));
      own.parameters().changed();
      new AscentContract(own, exact, RANDOM.at("ascent")).check();
    }
  }

  private void usualLosses(Sample sample) {
    double tolerance = type == DataType.DOUBLE ? 1e-9 : SINGLE;
    try (Network network = network(sample, type)) {
      INDArray images = images(network, 5).castTo(type);
      UsualLosses.check(network, images, RANDOM.at("losses"), tolerance);
      UsualLosses.checkTrades(network, images, tolerance);
    }
  }

  private Stream<KernelCheck> rules() {
    return SampleNetworks.all()
        .flatMap(
            s ->
                Stream.of(
                        Stream.of(
                            check("two passes may be open at once", s, () -> twoPasses(s)),
                            check("gradients add up", s, () -> gradientsAddUp(s)),
                            check("two runs give identical bits", s, () -> identicalBits(s))),
                        s.name().equals("batch normalization")
                            ? Stream.of(
                                check(
                                    "running statistics move as in PyTorch",
                                    s,
                                    () -> runningStatistics(s)))
                            : Stream.<KernelCheck>empty(),
                        type == DataType.DOUBLE ? differences(s) : Stream.<KernelCheck>empty())
                    .flatMap(checks -> checks));
  }

  private Stream<KernelCheck> differences(Sample sample) {
    return Stream.of(BatchNormMode.BATCH_STATISTICS_FROZEN, BatchNormMode.RUNNING_STATISTICS)
        .map(
            mode ->
                check(
                    "gradients equal central differences with "
                        + (mode == BatchNormMode.RUNNING_STATISTICS
                            ? "running statistics"
                            : "statistics of the batch"),
                    sample,
                    () -> equalDifferences(sample, mode)));
  }

  private static KernelCheck check(String rule, Sample sample, Runnable body) {
    return new KernelCheck(rule, sample.name(), body);
  }

  private void agrees(Sample sample) {
    try (Network exact = network(sample, DataType.DOUBLE, new Nd4jKernelLibrary());
        Network single = network(sample, DataType.FLOAT)) {
      for (Parameter parameter : exact.parameters().all()) {
        INDArray rounded = parameter.value().castTo(DataType.FLOAT);
        single.parameters().of(parameter.name()).values().load(rounded);
        parameter.values().load(rounded);
      }
      exact.parameters().changed();
      single.parameters().changed();
      for (BatchNormMode mode : BatchNormMode.values()) {
        for (int batch : List.of(4, 1, 4, 7)) {
          compare(single, exact, mode, batch);
        }
      }
    }
  }

  private static void compare(Network single, Network exact, BatchNormMode mode, int batch) {
    INDArray images = images(exact, batch).castTo(DataType.FLOAT);
    INDArray gradient =
        RANDOM.at("g").normal(DataType.FLOAT, 0, 1, batch, exact.description().classes());
    exact.parameters().zeroGradient();
    single.parameters().zeroGradient();
    try (ForwardPass expected = exact.forward(images.castTo(DataType.DOUBLE), mode);
        ForwardPass actual = single.forward(images, mode)) {
      requireClose("logits", actual.logits(), expected.logits());
      requireClose("features", actual.features(), expected.features());
      INDArray exactGradient = gradient.castTo(DataType.DOUBLE);
      // Of one image alone, normalization by the batch leaves nothing of small maps but rounding.
      if (batch > 1) {
        requireClose(
            "gradients to the images",
            actual.inputGradient(gradient),
            expected.inputGradient(exactGradient));
        expected.accumulateGradients(exactGradient, Optional.empty());
        actual.accumulateGradients(gradient, Optional.empty());
        requireClose(
            "gradients to the weights",
            single.parameters().gradient(),
            exact.parameters().gradient());
      }
      requireClose(
          "running statistics", single.parameters().statistics(), exact.parameters().statistics());
    }
  }

  private static void requireClose(String what, INDArray actual, INDArray expected) {
    ContractViolation.requireClose(what, actual, expected, SINGLE);
  }

  private void twoPasses(Sample sample) {
    try (Network network = network(sample, type)) {
      INDArray first = images(network, 3).castTo(type);
      INDArray second = first.mul(0.5);
      INDArray gradient = gradient(network, 3);
      INDArray alone;
      INDArray logitsAlone;
      network.drawFrom(RANDOM);
      try (ForwardPass pass = network.forward(first, BatchNormMode.BATCH_STATISTICS_FROZEN)) {
        logitsAlone = pass.logits().dup();
        alone = pass.inputGradient(gradient).dup();
      }
      network.drawFrom(RANDOM);
      try (ForwardPass one = network.forward(first, BatchNormMode.BATCH_STATISTICS_FROZEN);
          ForwardPass two = network.forward(second, BatchNormMode.RUNNING_STATISTICS)) {
        two.inputGradient(gradient);
        ContractViolation.requireEqual(
            "logits beside another pass and alone", one.logits(), logitsAlone);
        ContractViolation.requireEqual(
            "gradients beside another pass and alone", one.inputGradient(gradient), alone);
      }
    }
  }

  private void gradientsAddUp(Sample sample) {
    try (Network network = network(sample, type)) {
      INDArray images = images(network, 3).castTo(type);
      INDArray gradient = gradient(network, 3);
      network.parameters().zeroGradient();
      try (ForwardPass pass = network.forward(images, BatchNormMode.BATCH_STATISTICS_FROZEN)) {
        pass.accumulateGradients(gradient, Optional.empty());
        INDArray once = network.parameters().gradient().dup();
        pass.inputGradient(gradient);
        ContractViolation.requireEqual(
            "gradients to the weights before and after a gradient to the images",
            network.parameters().gradient(),
            once);
        pass.accumulateGradients(gradient, Optional.empty());
        ContractViolation.requireEqual(
            "gradients twice and two times the gradients",
            network.parameters().gradient(),
            once.mul(2));
      }
    }
  }

  private void runningStatistics(Sample sample) {
    try (Network network = network(sample, type)) {
      INDArray images = images(network, 3).castTo(type);
      Layer.BatchNormalization layer = Layer.BatchNormalization.STANDARD;
      Parameter mean = network.parameters().of("layer.running_mean");
      Parameter variance = network.parameters().of("layer.running_var");
      INDArray meanBefore = mean.value().dup();
      INDArray varianceBefore = variance.value().dup();
      network.forward(images, BatchNormMode.BATCH_STATISTICS_FROZEN).close();
      ContractViolation.requireEqual("frozen running means", mean.value(), meanBefore);
      ContractViolation.requireEqual("frozen variances", variance.value(), varianceBefore);
      network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING).close();
      double moved = layer.momentum();
      double rounding = type == DataType.DOUBLE ? 1e-12 : 1e-6;
      ContractViolation.requireClose(
          "running means",
          mean.value(),
          meanBefore.mul(1 - moved).add(images.mean(0, 2, 3).mul(moved)),
          rounding);
      ContractViolation.requireClose(
          "running variances",
          variance.value(),
          varianceBefore.mul(1 - moved).add(images.var(true, 0, 2, 3).mul(moved)),
          rounding);
    }
  }

  private void identicalBits(Sample sample) {
    ContractViolation.requireEqual("weights of two runs", trained(sample), trained(sample));
  }

  private INDArray trained(Sample sample) {
    try (Network network = network(sample, DataType.FLOAT)) {
      for (int step = 0; step < 3; step++) {
        INDArray images = images(network, 5).castTo(DataType.FLOAT);
        INDArray gradient =
            RANDOM.at(step).normal(DataType.FLOAT, 0, 1, 5, network.description().classes());
        network.parameters().zeroGradient();
        try (ForwardPass pass = network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING)) {
          images.addi(pass.inputGradient(gradient));
          pass.accumulateGradients(gradient, Optional.empty());
        }
        network.parameters().weights().add(-0.01, network.parameters().gradients());
        network.parameters().changed();
      }
      return network.parameters().trainable().dup();
    }
  }

  private void equalDifferences(Sample sample, BatchNormMode mode) {
    try (Network network = network(sample, DataType.DOUBLE)) {
      int batch = mode == BatchNormMode.RUNNING_STATISTICS ? 2 : 3;
      CentralDifferences differences = new CentralDifferences(network, batch, mode, RANDOM);
      differences.checkInput();
      differences.checkParameters();
    }
  }

  private Network network(Sample sample, DataType of) {
    return network(sample, of, library);
  }

  private static Network network(Sample sample, DataType type, KernelLibrary library) {
    Network network =
        new CompiledNetwork(sample.description(), type, library, RANDOM.at(sample.name()));
    // Other values than those at which normalizations begin, so that each has an effect.
    for (Parameter parameter : network.parameters().all()) {
      if (parameter.spec().shape().size() == 1) {
        boolean scale = parameter.spec().role() == ParameterSpec.Role.STATISTIC;
        INDArray added =
            RANDOM
                .at(parameter.name())
                .uniform(type, scale ? 0.1 : -0.5, 0.5, parameter.value().shape());
        parameter.values().load(parameter.value().add(added));
      }
    }
    network.parameters().changed();
    return network;
  }

  private static INDArray images(Network network, int batch) {
    var input = network.description().input();
    return RANDOM
        .at("images")
        .normal(DataType.DOUBLE, 0.2, 1, batch, input.channels(), input.height(), input.width());
  }

  private INDArray gradient(Network network, int batch) {
    return RANDOM.at("g").normal(type, 0, 1, batch, network.description().classes());
  }
}
