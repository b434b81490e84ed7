package org.robustlt.core.interchange;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.TensorType;

/**
 * Reads the constants of an ONNX file, which bear the names of the parameters they were. What
 * PyTorch's exporter computed of several parameters has a number for a name; the node that uses it
 * tells the module.
 */
final class OnnxWeights {
  /** What PyTorch's exporter calls a constant that it computed, such as {@code onnx::Conv_33}. */
  private static final Pattern COMPUTED = Pattern.compile("onnx::\\w+_\\d+");

  private static final Map<Integer, TensorType> TYPES =
      Map.of(
          TensorProto.DataType.FLOAT_VALUE, TensorType.F32,
          TensorProto.DataType.DOUBLE_VALUE, TensorType.F64,
          TensorProto.DataType.FLOAT16_VALUE, TensorType.F16,
          TensorProto.DataType.INT64_VALUE, TensorType.I64,
          TensorProto.DataType.INT32_VALUE, TensorType.I32);

  private final Path file;

  private OnnxWeights(Path file) {
    this.file = file;
  }

  /**
   * Returns the constants, except for single numbers, which no parameter is.
   *
   * @throws FileFormatException if the file is damaged, or keeps its constants elsewhere
   */
  static SavedWeights read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      Optional<String> tooLarge = MemoryBound.ofArray(Files.size(file));
      if (tooLarge.isPresent()) {
        throw new FileFormatException(file, tooLarge.get());
      }
      ModelProto model = ModelProto.parseFrom(stream);
      Map<String, SavedArray> arrays = new LinkedHashMap<>();
      for (TensorProto tensor : model.getGraph().getInitializerList()) {
        boolean numbers = tensor.getDataType() == TensorProto.DataType.INT64_VALUE;
        if (tensor.getDimsCount() > 0 && !numbers) { // whole numbers are shapes and axes
          arrays.put(tensor.getName(), new OnnxWeights(file).array(tensor));
        }
      }
      model.getGraph().getNodeList().forEach(node -> nameByModule(node, arrays));
      if (arrays.isEmpty()) {
        throw new FileFormatException(file, "is an ONNX file without weights");
      }
      Optional<String> recipe =
          model.getMetadataPropsList().stream()
              .filter(property -> property.getKey().equals("recipe"))
              .map(property -> property.getValue())
              .findFirst();
      return new SavedWeights(file, Map.of("", arrays), recipe, () -> {});
    } catch (IOException e) {
      throw new FileFormatException(file, "is no intact ONNX file: " + e.getMessage(), e);
    }
  }

  /** Calls the weight and bias of a convolution as its module does. */
  private static void nameByModule(NodeProto node, Map<String, SavedArray> arrays) {
    if (!node.getOpType().equals("Conv") || node.getName().isEmpty()) {
      return;
    }
    String module = module(node.getName());
    for (int i = 1; i < node.getInputCount(); i++) {
      String constant = node.getInput(i);
      SavedArray array = arrays.get(constant);
      if (array != null && COMPUTED.matcher(constant).matches()) {
        arrays.remove(constant);
        arrays.put(module + (i == 1 ? ".weight" : ".bias"), array);
      }
    }
  }

  /**
   * Returns the module of a node: {@code layer1.0.conv1} of {@code /layer1/layer1.0/conv1/Conv}. A
   * part that begins with the one before it stands in its place.
   */
  private static String module(String node) {
    List<String> parts = new ArrayList<>();
    String before = "";
    for (String part : Splitter.on('/').omitEmptyStrings().split(node)) {
      if (!before.isEmpty() && part.startsWith(before + ".")) {
        parts.remove(parts.size() - 1);
      }
      parts.add(part);
      before = part;
    }
    return String.join(".", parts.subList(0, Math.max(0, parts.size() - 1)));
  }

  private SavedArray array(TensorProto tensor) {
    TensorType type = TYPES.get(tensor.getDataType());
    if (type == null) {
      return new Unreadable(file, "type " + tensor.getDataType() + " of ONNX");
    }
    if (tensor.getExternalDataCount() > 0) {
      throw new FileFormatException(file, "keeps its weights in other files, which are not read");
    }
    List<Long> shape = tensor.getDimsList();
    return new SavedArray() {
      @Override
      public List<Long> shape() {
        return shape;
      }

      @Override
      public INDArray values() {
        return OnnxWeights.this.values(tensor, type);
      }
    };
  }

  private INDArray values(TensorProto tensor, TensorType type) {
    long[] sides = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    ByteBuffer bytes =
        tensor.getRawData().isEmpty()
            ? listed(tensor, type)
            : tensor.getRawData().asReadOnlyByteBuffer();
    long length = type.size();
    for (long side : sides) {
      length = side < 0 || length > Integer.MAX_VALUE ? -1 : length * side;
    }
    if (length != bytes.remaining()) {
      throw new FileFormatException(
          file,
          "is no intact ONNX file: " + tensor.getName() + " has another length than its shape");
    }
    return length == 0 ? Nd4j.empty() : type.take(bytes.order(ByteOrder.LITTLE_ENDIAN), sides);
  }

  /** The values that stand as numbers of their own. */
  private static ByteBuffer listed(TensorProto tensor, TensorType type) {
    int count =
        switch (type) {
          case F32 -> tensor.getFloatDataCount();
          case F64 -> tensor.getDoubleDataCount();
          case I64 -> tensor.getInt64DataCount();
          default -> tensor.getInt32DataCount();
        };
    ByteBuffer bytes = ByteBuffer.allocate(count * type.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      switch (type) {
        case F32 -> bytes.putFloat(tensor.getFloatData(i));
        case F64 -> bytes.putDouble(tensor.getDoubleData(i));
        case I64 -> bytes.putLong(tensor.getInt64Data(i));
        case F16 -> bytes.putShort((short) tensor.getInt32Data(i));
        default -> bytes.putInt(tensor.getInt32Data(i));
      }
    }
    return bytes.flip();
  }
}
