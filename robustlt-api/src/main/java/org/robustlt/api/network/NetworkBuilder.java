package org.robustlt.api.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.robustlt.api.data.ImageShape;

/** Connects layers to a network, working out shapes on the way. */
public final class NetworkBuilder {
  private final ImageShape input;
  private final List<NetworkDescription.Node> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** Begins a network for images of the given shape. */
  public NetworkBuilder(ImageShape input) {
    this.input = input;
  }

  /**
   * The output of a node, or the images.
   *
   * @param index the node, {@link NetworkDescription#IMAGES} for the images
   * @param shape the shape of one
   */
  public record Value(int index, ImageShape shape) {}

  /** Returns the images. */
  public Value images() {
    return new Value(NetworkDescription.IMAGES, input);
  }

  /**
   * Adds a layer.
   *
   * @param name its name, unique in the network
   * @param layer what it does
   * @param inputs what it reads
   * @return its output
   * @throws IllegalArgumentException if the name is taken or the layer cannot take the inputs
   */
  public Value add(String name, Layer layer, Value... inputs) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("two layers are called \"" + name + "\"");
    }
    List<ImageShape> shapes = Arrays.stream(inputs).map(Value::shape).toList();
    ImageShape output;
    try {
      output = layer.output(shapes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("layer \"" + name + "\": " + e.getMessage(), e);
    }
    nodes.add(
        new NetworkDescription.Node(
            name,
            layer,
            Arrays.stream(inputs).map(Value::index).toList(),
            output,
            layer.parameters(shapes)));
    return new Value(nodes.size() - 1, output);
  }

  /**
   * Ends the network.
   *
   * @param features what the classifier reads
   * @param logits what the classifier gives, {@code classes} values
   * @throws IllegalArgumentException if the logits are not a vector
   */
  public NetworkDescription build(Value features, Value logits) {
    if (logits.shape().height() != 1 || logits.shape().width() != 1) {
      throw new IllegalArgumentException("logits must be a vector, got " + logits.shape());
    }
    return new NetworkDescription(input, nodes, features.index(), logits.index());
  }
}
