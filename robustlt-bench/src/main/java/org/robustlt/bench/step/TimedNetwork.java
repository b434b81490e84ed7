package org.robustlt.bench.step;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameters;

/**
 * A network that notes how long its passes take.
 *
 * @param network what does the work
 * @param stopwatch where times go
 */
record TimedNetwork(Network network, Stopwatch stopwatch) implements Network {
  @Override
  public NetworkDescription description() {
    return network.description();
  }

  @Override
  public DataType type() {
    return network.type();
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public ForwardPass forward(Images images, BatchNormMode mode) {
    long start = System.nanoTime();
    ForwardPass pass = network.forward(images, mode);
    stopwatch.add(
        mode == BatchNormMode.BATCH_STATISTICS_UPDATING
            ? StepPart.TRAINING_FORWARD
            : StepPart.ATTACK_FORWARD,
        start);
    return new TimedPass(pass, stopwatch);
  }

  @Override
  public void drawFrom(RandomSource random) {
    network.drawFrom(random);
  }

  @Override
  public Images images(INDArray array) {
    return network.images(array);
  }

  @Override
  public Optional<Ascent> ascent(AttackRequest request, Norm norm, BatchNormMode mode) {
    return network.ascent(request, norm, mode);
  }

  @Override
  public void close() {
    network.close();
  }

  private record TimedPass(ForwardPass pass, Stopwatch stopwatch) implements ForwardPass {
    @Override
    public INDArray logits() {
      return pass.logits();
    }

    @Override
    public INDArray features() {
      return pass.features();
    }

    @Override
    public INDArray inputGradient(INDArray logitsGradient) {
      long start = System.nanoTime();
      INDArray gradient = pass.inputGradient(logitsGradient);
      stopwatch.add(StepPart.ATTACK_BACKWARD, start);
      return gradient;
    }

    @Override
    public void accumulateGradients(INDArray logitsGradient, Optional<INDArray> featuresGradient) {
      long start = System.nanoTime();
      pass.accumulateGradients(logitsGradient, featuresGradient);
      stopwatch.add(StepPart.TRAINING_BACKWARD, start);
    }

    @Override
    public boolean accumulateGradients(LossKind.Bound loss, double factor) {
      long start = System.nanoTime();
      boolean computed = pass.accumulateGradients(loss, factor);
      stopwatch.add(StepPart.TRAINING_BACKWARD, start);
      return computed;
    }

    @Override
    public boolean accumulateGradients(LossKind.Bound loss, double factor, ForwardPass natural) {
      long start = System.nanoTime();
      boolean computed = pass.accumulateGradients(loss, factor, ((TimedPass) natural).pass());
      stopwatch.add(StepPart.TRAINING_BACKWARD, start);
      return computed;
    }

    @Override
    public void close() {
      pass.close();
    }
  }
}
