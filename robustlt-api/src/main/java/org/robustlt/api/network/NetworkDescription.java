package org.robustlt.api.network;

import java.util.List;
import java.util.stream.Stream;
import org.robustlt.api.data.ImageShape;

/**
 * A network as data: nodes in an order in which every node follows its inputs.
 *
 * @param input the shape of one image
 * @param nodes the layers and their connections
 * @param features the index of the node whose output the classifier reads
 * @param logits the index of the node whose output are the logits
 */
public record NetworkDescription(ImageShape input, List<Node> nodes, int features, int logits) {
  /** The index that stands for the images themselves among a node's inputs. */
  public static final int IMAGES = -1;

  /** Copies the nodes. */
  public NetworkDescription {
    nodes = List.copyOf(nodes);
  }

  /** Returns the number of classes. */
  public int classes() {
    return nodes.get(logits).output().channels();
  }

  /** Returns the length of the features. */
  public int featureLength() {
    return nodes.get(features).output().size();
  }

  /** Returns all parameters under their full names, in the order of the nodes. */
  public Stream<NamedParameter> parameters() {
    return nodes.stream()
        .flatMap(
            node ->
                node.parameters().stream()
                    .map(spec -> new NamedParameter(node.name() + "." + spec.suffix(), spec)));
  }

  /**
   * One layer at its place.
   *
   * @param name the layer's name, as PyTorch implementations call the module; parameters are called
   *     {@code name.suffix}
   * @param layer what it does
   * @param inputs the indices of its inputs, {@link #IMAGES} for the images
   * @param output the shape of its output, of one image
   * @param parameters the arrays that it keeps
   */
  public record Node(
      String name,
      Layer layer,
      List<Integer> inputs,
      ImageShape output,
      List<ParameterSpec> parameters) {
    /** Copies the lists. */
    public Node {
      inputs = List.copyOf(inputs);
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A parameter under its full name.
   *
   * @param name the full name
   * @param spec what it is
   */
  public record NamedParameter(String name, ParameterSpec spec) {}
}
