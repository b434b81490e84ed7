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
