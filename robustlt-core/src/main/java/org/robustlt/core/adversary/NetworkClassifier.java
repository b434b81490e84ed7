package org.robustlt.core.adversary;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** A network as attacks see it. The pass of a call stays open until the next call. */
public final class NetworkClassifier implements Classifier, AutoCloseable {
  private final Network network;
  private final BatchNormMode mode;
  private final Optional<INDArray> offsets;
  private final ZeroGradients zeroGradients = new ZeroGradients();
  private Optional<ForwardPass> open = Optional.empty();

  /**
   * Shows a network to attacks.
   *
   * @param mode which statistics batch normalization uses; running statistics must not move
   * @throws IllegalArgumentException if the mode would let them move
   */
  public NetworkClassifier(Network network, BatchNormMode mode) {
    this(network, mode, Optional.empty());
  }

  private NetworkClassifier(Network network, BatchNormMode mode, Optional<INDArray> offsets) {
    if (mode == BatchNormMode.BATCH_STATISTICS_UPDATING) {
      throw new IllegalArgumentException("an attack must not move running statistics");
    }
    this.network = network;
    this.mode = mode;
    this.offsets = offsets;
  }

  /**
   * Shows a network with adjusted logits, by its running statistics.
   *
   * @param frequencies the images that it was trained on
   */
  public static NetworkClassifier adjusted(
      Network network, LogitAdjustment adjustment, ClassFrequencies frequencies) {
    return new NetworkClassifier(
        network,
        BatchNormMode.RUNNING_STATISTICS,
        Optional.of(adjustment)
            .filter(some -> some.tau() > 0)
            .map(some -> Nd4j.createFromArray(some.offsets(frequencies)).castTo(network.type())));
  }

  @Override
  public int classes() {
    return network.description().classes();
  }

  @Override
  public INDArray logits(Images images) {
    return logits(forward(images));
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    ForwardPass pass = forward(images);
    INDArray logits = logits(pass);
    LogitLoss.Value value = loss.at(logits);
    INDArray gradient = pass.inputGradient(value.gradient());
    zeroGradients.note(gradient);
    return InputGradient.of(logits, value.losses(), gradient);
  }

  @Override
  public Ascent ascent(AttackRequest request, Norm norm) {
    // The engine climbs by the network's own logits.
    return Optional.of(network)
        .filter(climbed -> offsets.isEmpty())
        .flatMap(climbed -> climbed.ascent(request, norm, mode))
        .orElseGet(() -> Classifier.super.ascent(request, norm));
  }

  /** Returns of which images no gradient but zero was given out. */
  ZeroGradients zeroGradients() {
    return zeroGradients;
  }

  @Override
  public void close() {
    open.ifPresent(ForwardPass::close);
    open = Optional.empty();
  }

  private INDArray logits(ForwardPass pass) {
    return offsets.map(pass.logits()::addRowVector).orElseGet(pass::logits);
  }

  private ForwardPass forward(Images images) {
    close();
    ForwardPass pass = network.forward(images, mode);
    open = Optional.of(pass);
    return pass;
  }
}
