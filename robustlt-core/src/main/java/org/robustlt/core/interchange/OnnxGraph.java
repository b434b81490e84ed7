package org.robustlt.core.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.protobuf.ByteString;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Layer.Activation.Curve;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.file.TensorFileWriter;

/**
 * Translates a network into a graph of ONNX operators (operator set 13), as it computes in
 * evaluation: batch normalization uses the running statistics. Values are called as our layers are,
 * initializers as our parameters.
 */
final class OnnxGraph {
  private static final String BATCH = "batch";

  private final NetworkDescription network;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");

  private OnnxGraph(NetworkDescription network) {
    this.network = network;
  }

  static GraphProto of(NetworkDescription network, Parameters parameters) {
    OnnxGraph translation = new OnnxGraph(network);
    parameters.all().forEach(p -> translation.constant(p.name(), p.value()));
    for (int i = 0; i < network.nodes().size(); i++) {
      translation.add(network.nodes().get(i), translation.value(i));
    }
    ImageShape input = network.input();
    return translation
        .graph
        .addInput(
            describe(OnnxFile.INPUT, List.of(input.channels(), input.height(), input.width())))
        .addOutput(describe(OnnxFile.OUTPUT, List.of(network.classes())))
        .build();
  }

  private String value(int index) {
    if (index == NetworkDescription.IMAGES) {
      return OnnxFile.INPUT;
    }
    return index == network.logits() ? OnnxFile.OUTPUT : network.nodes().get(index).name();
  }

  private void add(NetworkDescription.Node node, String output) {
    String name = node.name();
    List<String> inputs = node.inputs().stream().map(this::value).toList();
    String first = inputs.get(0);
    Layer layer = node.layer();
    if (layer instanceof Layer.InputNormalization normalization) {
      constant(name + ".mean", perChannel(normalization.mean()));
      constant(name + ".std", perChannel(normalization.standardDeviation()));
      operator("Sub", List.of(first, name + ".mean"), name + ".centred");
      operator("Div", List.of(name + ".centred", name + ".std"), output);
    } else if (layer instanceof Layer.Convolution convolution) {
      operator(
          "Conv",
          withParameters(node, first),
          output,
          window(convolution.kernel(), convolution.stride(), convolution.padding()));
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      operator(
          "BatchNormalization",
          withParameters(node, first),
          output,
          n -> n.addAttribute(real("epsilon", normalization.epsilon())));
    } else if (layer instanceof Layer.Relu) {
      operator("Relu", inputs, output);
    } else if (layer instanceof Layer.Addition) {
      operator("Add", inputs, output);
    } else if (layer instanceof Layer.AveragePooling pooling) {
      operator(
          "AveragePool",
          inputs,
          output,
          window(pooling.kernel(), pooling.stride(), pooling.padding())
              .andThen(n -> n.addAttribute(whole("count_include_pad", 1))));
    } else if (layer instanceof Layer.MaxPooling pooling) {
      operator(
          "MaxPool", inputs, output, window(pooling.kernel(), pooling.stride(), pooling.padding()));
    } else if (layer instanceof Layer.GlobalAveragePooling) {
      operator("GlobalAveragePool", inputs, output);
    } else if (layer instanceof Layer.Linear) {
      operator("Flatten", inputs, name + ".input", n -> n.addAttribute(whole("axis", 1)));
      operator("Gemm", withParameters(node, name + ".input"), output, OnnxGraph::byRows);
    } else if (layer instanceof Layer.CosineLinear cosine) {
      cosine(name, cosine, first, output);
    } else if (layer instanceof Layer.Activation activation) {
      activation(name, activation.curve(), first, output);
    } else if (layer instanceof Layer.ImageStandardization) {
      imageStandardization(node, first, output);
    } else if (layer instanceof Layer.LayerNormalization normalization) {
      layerNormalization(name, normalization.epsilon(), first, output);
    } else if (layer instanceof Layer.TokenLinear) {
      onePixel(name + ".weight", 2, 3);
      operator("Conv", List.of(first, name + ".weight.shaped", name + ".bias"), output);
    } else if (layer instanceof Layer.TokenEmbedding) {
      tokens(node, first, output);
    } else if (layer instanceof Layer.Attention attention) {
      attention(node, attention.heads(), first, output);
    } else if (layer instanceof Layer.ClassToken) {
      slice(name, first, 2, 0, output);
    } else if (layer instanceof Layer.Dropout || layer instanceof Layer.StochasticDepth) {
      operator("Identity", inputs, output);
    } else if (layer instanceof Layer.PaddedShortcut) {
      paddedShortcut(node, first, output);
    } else {
      throw new IllegalStateException("no ONNX operator stands for " + layer);
    }
  }

  private void cosine(String name, Layer.CosineLinear layer, String input, String output) {
    operator("Flatten", List.of(input), name + ".input", n -> n.addAttribute(whole("axis", 1)));
    scaled(name + ".input", 0, layer.eta(), 1);
    scaled(name + ".weight", layer.gamma(), layer.eta(), layer.scale());
    operator(
        "Gemm",
        List.of(name + ".input.scaled", name + ".weight.scaled", name + ".bias"),
        output,
        OnnxGraph::byRows);
  }

  /** Adds {@code value.scaled}: each row times factor/(|row|^η + γ). */
  private void scaled(String value, double gamma, double eta, double factor) {
    String norm = value + ".norm";
    operator(
        "ReduceL2",
        List.of(value),
        norm,
        n -> n.addAttribute(wholes("axes", 1)).addAttribute(whole("keepdims", 1)));
    constant(value + ".eta", Nd4j.scalar((float) eta));
    constant(value + ".gamma", Nd4j.scalar((float) gamma));
    constant(value + ".factor", Nd4j.scalar((float) factor));
    operator("Pow", List.of(norm, value + ".eta"), norm + ".power");
    operator("Add", List.of(norm + ".power", value + ".gamma"), norm + ".sum");
    operator("Div", List.of(value, norm + ".sum"), value + ".divided");
    operator("Mul", List.of(value + ".divided", value + ".factor"), value + ".scaled");
  }

  private void activation(String name, Curve curve, String input, String output) {
    switch (curve) {
      case LEAKY_RELU ->
          operator("LeakyRelu", List.of(input), output, n -> n.addAttribute(real("alpha", 0.01)));
      case SOFTPLUS -> operator("Softplus", List.of(input), output);
      case SILU -> {
        operator("Sigmoid", List.of(input), name + ".sigmoid");
        operator("Mul", List.of(input, name + ".sigmoid"), output);
      }
      case GELU -> {
        constant(name + ".root", Nd4j.scalar((float) Math.sqrt(0.5)));
        constant(name + ".one", Nd4j.scalar(1f));
        constant(name + ".half", Nd4j.scalar(0.5f));
        operator("Mul", List.of(input, name + ".root"), name + ".scaled");
        operator("Erf", List.of(name + ".scaled"), name + ".erf");
        operator("Add", List.of(name + ".erf", name + ".one"), name + ".sum");
        operator("Mul", List.of(input, name + ".sum"), name + ".product");
        operator("Mul", List.of(name + ".product", name + ".half"), output);
      }
    }
  }

  private void layerNormalization(String name, double epsilon, String input, String output) {
    onePixel(name + ".weight", 1, 2);
    onePixel(name + ".bias", 1, 2);
    constant(name + ".epsilon", Nd4j.scalar((float) epsilon));
    operator("ReduceMean", List.of(input), name + ".mean", OnnxGraph::overChannels);
    operator("Sub", List.of(input, name + ".mean"), name + ".centred");
    operator("Mul", List.of(name + ".centred", name + ".centred"), name + ".square");
    operator("ReduceMean", List.of(name + ".square"), name + ".variance", OnnxGraph::overChannels);
    operator("Add", List.of(name + ".variance", name + ".epsilon"), name + ".raised");
    operator("Sqrt", List.of(name + ".raised"), name + ".deviation");
    operator("Div", List.of(name + ".centred", name + ".deviation"), name + ".normalized");
    operator("Mul", List.of(name + ".normalized", name + ".weight.shaped"), name + ".weighted");
    operator("Add", List.of(name + ".weighted", name + ".bias.shaped"), output);
  }

  private void imageStandardization(NetworkDescription.Node node, String input, String output) {
    String name = node.name();
    constant(name + ".least", Nd4j.scalar((float) (1 / Math.sqrt(node.output().size()))));
    operator("ReduceMean", List.of(input), name + ".mean", OnnxGraph::overImages);
    operator("Sub", List.of(input, name + ".mean"), name + ".centred");
    operator("Mul", List.of(name + ".centred", name + ".centred"), name + ".square");
    operator("ReduceMean", List.of(name + ".square"), name + ".variance", OnnxGraph::overImages);
    operator("Sqrt", List.of(name + ".variance"), name + ".root");
    operator("Max", List.of(name + ".root", name + ".least"), name + ".deviation");
    operator("Div", List.of(name + ".centred", name + ".deviation"), output);
  }

  private static void overImages(NodeProto.Builder node) {
    node.addAttribute(wholes("axes", 1, 2, 3)).addAttribute(whole("keepdims", 1));
  }

  private static void overChannels(NodeProto.Builder node) {
    node.addAttribute(wholes("axes", 1)).addAttribute(whole("keepdims", 1));
  }

  /** Adds {@code parameter.shaped}: with sides of 1 at the given axes. */
  private void onePixel(String parameter, long... axes) {
    integers(parameter + ".axes", axes);
    operator("Unsqueeze", List.of(parameter, parameter + ".axes"), parameter + ".shaped");
  }

  /** Pixels one below the other, a row before them, and to every row what is added. */
  private void tokens(NetworkDescription.Node node, String input, String output) {
    String name = node.name();
    long channels = node.output().channels();
    integers(name + ".shape", 0, channels, node.output().height() - 1, 1);
    operator("Reshape", List.of(input, name + ".shape"), name + ".pixels");
    integers(name + ".pads", 0, 0, 1, 0, 0, 0, 0, 0);
    operator("Pad", List.of(name + ".pixels", name + ".pads"), name + ".padded");
    integers(name + ".before", 0, 0, 0, 0, node.output().height() - 1, 0);
    operator("Pad", List.of(name + ".cls_token", name + ".before"), name + ".first");
    operator("Add", List.of(name + ".first", name + ".pos_embed"), name + ".rows");
    operator(
        "Transpose",
        List.of(name + ".rows"),
        name + ".columns",
        n -> n.addAttribute(wholes("perm", 0, 2, 1)));
    integers(name + ".axes", 3);
    operator("Unsqueeze", List.of(name + ".columns", name + ".axes"), name + ".added");
    operator("Add", List.of(name + ".padded", name + ".added"), output);
  }

  private void attention(NetworkDescription.Node node, int heads, String input, String output) {
    String name = node.name();
    long channels = node.output().channels();
    long tokens = node.output().height();
    integers(name + ".shape", 0, 3, heads, channels / heads, tokens);
    operator("Reshape", List.of(input, name + ".shape"), name + ".heads");
    List<String> parts = List.of(name + ".query", name + ".key", name + ".value");
    for (int i = 0; i < parts.size(); i++) {
      slice(parts.get(i), name + ".heads", 1, i, parts.get(i));
    }
    constant(name + ".scale", Nd4j.scalar((float) Math.sqrt((double) heads / channels)));
    operator("Mul", List.of(name + ".query", name + ".scale"), name + ".scaled");
    operator("Transpose", List.of(name + ".scaled"), name + ".rows", OnnxGraph::lastAxesSwapped);
    operator("MatMul", List.of(name + ".rows", name + ".key"), name + ".products");
    operator(
        "Softmax",
        List.of(name + ".products"),
        name + ".weights",
        n -> n.addAttribute(whole("axis", -1)));
    operator("Transpose", List.of(name + ".weights"), name + ".turned", OnnxGraph::lastAxesSwapped);
    operator("MatMul", List.of(name + ".value", name + ".turned"), name + ".mixed");
    integers(name + ".result", 0, channels, tokens, 1);
    operator("Reshape", List.of(name + ".mixed", name + ".result"), output);
  }

  private static void lastAxesSwapped(NodeProto.Builder node) {
    node.addAttribute(wholes("perm", 0, 1, 2, 4, 3));
  }

  private void paddedShortcut(NetworkDescription.Node node, String input, String output) {
    String name = node.name();
    ImageShape before =
        network.nodes().stream()
            .filter(n -> value(network.nodes().indexOf(n)).equals(input))
            .map(NetworkDescription.Node::output)
            .findFirst()
            .orElse(network.input());
    long zeros = (node.output().channels() - before.channels()) / 2L;
    integers(name + ".from", 0, 0);
    integers(name + ".to", before.height(), before.width());
    integers(name + ".axes", 2, 3);
    integers(name + ".steps", 2, 2);
    operator(
        "Slice",
        List.of(input, name + ".from", name + ".to", name + ".axes", name + ".steps"),
        name + ".pixels");
    integers(name + ".pads", 0, zeros, 0, 0, 0, zeros, 0, 0);
    operator("Pad", List.of(name + ".pixels", name + ".pads"), output);
  }

  /** Takes one index of an axis. */
  private void slice(String name, String input, int axis, int index, String output) {
    integers(name + ".from", index);
    integers(name + ".to", index + 1);
    integers(name + ".axis", axis);
    operator("Slice", List.of(input, name + ".from", name + ".to", name + ".axis"), output);
  }

  private void integers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE);
    tensor.addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
  }

  private static List<String> withParameters(NetworkDescription.Node node, String input) {
    List<String> inputs = new ArrayList<>(List.of(input));
    node.parameters().forEach(p -> inputs.add(node.name() + "." + p.suffix()));
    return inputs;
  }

  private static INDArray perChannel(List<Double> values) {
    float[] floats = new float[values.size()];
    IntStream.range(0, floats.length).forEach(i -> floats[i] = values.get(i).floatValue());
    return Nd4j.create(floats, new long[] {1, floats.length, 1, 1}, 'c');
  }

  private void operator(String type, List<String> inputs, String output) {
    operator(type, inputs, output, n -> {});
  }

  private void operator(
      String type, List<String> inputs, String output, Consumer<NodeProto.Builder> attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output);
    attributes.accept(node);
    graph.addNode(node);
  }

  private void constant(String name, INDArray array) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(TensorFileWriter.bytes(array.castTo(DataType.FLOAT))));
    for (long side : array.shape()) {
      tensor.addDims(side);
    }
    graph.addInitializer(tensor);
  }

  private static Consumer<NodeProto.Builder> window(int kernel, int stride, Padding padding) {
    return node ->
        node.addAttribute(wholes("kernel_shape", kernel, kernel))
            .addAttribute(wholes("strides", stride, stride))
            .addAttribute(
                wholes("pads", padding.top(), padding.left(), padding.bottom(), padding.right()));
  }

  /** Weights have a row for each output. */
  private static void byRows(NodeProto.Builder gemm) {
    gemm.addAttribute(whole("transB", 1));
  }

  private static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static AttributeProto wholes(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static AttributeProto real(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  /** Describes an array of a batch of any size. */
  private static ValueInfoProto describe(String name, List<Integer> sides) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    sides.forEach(side -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side)));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
