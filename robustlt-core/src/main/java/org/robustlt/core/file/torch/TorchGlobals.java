package org.robustlt.core.file.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.robustlt.core.file.TensorType;
import org.robustlt.core.file.npy.PickledArray;
import org.robustlt.core.file.pickle.Globals;
import org.robustlt.core.file.pickle.Inert;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.PythonGlobals;
import org.robustlt.core.file.pickle.Tuple;

/**
 * What the pickle of a PyTorch file may refer to: tensors, arrays of NumPy and containers are made,
 * everything else is inert.
 *
 * @param file for messages
 * @param source where the storages are
 * @param found hears of every storage
 */
record TorchGlobals(Path file, TorchStorage.Source source, Consumer<TorchStorage> found) {
  private static final Map<String, TensorType> STORAGES =
      Map.ofEntries(
          Map.entry("FloatStorage", TensorType.F32),
          Map.entry("DoubleStorage", TensorType.F64),
          Map.entry("HalfStorage", TensorType.F16),
          Map.entry("BFloat16Storage", TensorType.BF16),
          Map.entry("LongStorage", TensorType.I64),
          Map.entry("IntStorage", TensorType.I32),
          Map.entry("ShortStorage", TensorType.I16),
          Map.entry("CharStorage", TensorType.I8),
          Map.entry("ByteStorage", TensorType.U8),
          Map.entry("BoolStorage", TensorType.BOOL),
          Map.entry("storage.UntypedStorage", TensorType.U8),
          Map.entry("storage._UntypedStorage", TensorType.U8));

  private static final Map<String, TensorType> TYPES =
      Map.of(
          "float32", TensorType.F32,
          "float64", TensorType.F64,
          "float16", TensorType.F16,
          "bfloat16", TensorType.BF16,
          "int64", TensorType.I64,
          "int32", TensorType.I32,
          "int16", TensorType.I16,
          "int8", TensorType.I8,
          "uint8", TensorType.U8,
          "bool", TensorType.BOOL);

  private static final String UNKNOWN = "describes a tensor in an unknown way";

  Globals make() {
    Map<String, Globals.Function> functions = nested();
    functions.put("torch.storage._load_from_bytes", this::nestedStorage);
    return new Globals(functions, this::persistent, Globals.Others.INERT);
  }

  /** Globals of a file within a file, which holds no further one. */
  Globals makeNested() {
    return new Globals(nested(), this::persistent, Globals.Others.INERT);
  }

  private Map<String, Globals.Function> nested() {
    Map<String, Globals.Function> functions = new HashMap<>();
    functions.putAll(PythonGlobals.functions());
    functions.putAll(PickledArray.functions());
    STORAGES.forEach(
        (name, type) -> {
          functions.put("torch." + name, new ValueType(type));
          functions.put("torch.cuda." + name, new ValueType(type));
        });
    TYPES.forEach((name, type) -> functions.put("torch." + name, new ValueType(type)));
    functions.put("torch.Size", arguments -> argument(arguments, 0, Tuple.class));
    functions.put("torch._utils._rebuild_tensor", this::tensor);
    functions.put("torch._utils._rebuild_tensor_v2", this::tensor);
    functions.put("torch._utils._rebuild_tensor_v3", this::typedTensor);
    for (String wrapper :
        List.of(
            "_rebuild_parameter",
            "_rebuild_parameter_with_state",
            "_rebuild_device_tensor_from_numpy",
            "_rebuild_xla_tensor")) {
      functions.put("torch._utils." + wrapper, TorchGlobals::first);
    }
    functions.put("torch._tensor._rebuild_from_type", TorchGlobals::ofType);
    functions.put("torch._tensor._rebuild_from_type_v2", TorchGlobals::ofType);
    return functions;
  }

  /** The type of a storage or a tensor: a constant; called, it is an object nobody asks for. */
  private record ValueType(TensorType type) implements Globals.Function {
    @Override
    public Object call(List<Object> arguments) {
      return new Inert("torch." + type, arguments);
    }
  }

  private static Object first(List<Object> arguments) throws PickleException {
    return argument(arguments, 0, Object.class);
  }

  /** How a tensor is made, its class, what it is made of, and its attributes. */
  private static Object ofType(List<Object> arguments) throws PickleException {
    return argument(arguments, 0, Globals.Function.class)
        .call(argument(arguments, 2, Tuple.class).items());
  }

  /** Storage, offset, shape, strides; then whether gradients are wanted, and hooks. */
  private Object tensor(List<Object> arguments) throws PickleException {
    if (argument(arguments, 0, Object.class) instanceof Inert unknown) {
      return new Inert("a tensor of " + unknown.name(), List.of());
    }
    return view(argument(arguments, 0, TorchStorage.class), arguments);
  }

  /** The same, with the type as the seventh. */
  private Object typedTensor(List<Object> arguments) throws PickleException {
    TorchStorage bytes = argument(arguments, 0, TorchStorage.class);
    if (!(argument(arguments, 6, Object.class) instanceof ValueType value)) {
      return new Inert("a tensor of an unknown type", List.of());
    }
    TensorType type = value.type();
    return view(
        new TorchStorage(bytes.source(), bytes.key(), type, 0, bytes.bytes() / type.size()),
        arguments);
  }

  private TorchTensor view(TorchStorage storage, List<Object> arguments) throws PickleException {
    return TorchTensor.of(
        file,
        storage,
        argument(arguments, 1, Long.class),
        numbers(argument(arguments, 2, Tuple.class)),
        numbers(argument(arguments, 3, Tuple.class)));
  }

  /** A storage in the bytes of a file of its own. */
  private Object nestedStorage(List<Object> arguments) throws PickleException {
    try {
      return LegacyTorchFile.read(file, argument(arguments, 0, byte[].class));
    } catch (PickleException e) {
      throw e;
    } catch (IOException e) {
      throw new PickleException("has a damaged storage: " + e.getMessage());
    }
  }

  /**
   * The word "storage", type, key, place, number of values, and in old files a part of it: its key,
   * its beginning, its length. Or the word "module", a class, and its source.
   */
  private Object persistent(Object id) throws PickleException {
    List<Object> items = id instanceof Tuple tuple ? tuple.items() : List.of();
    if ("module".equals(argument(items, 0, String.class))) {
      return argument(items, 1, Object.class);
    }
    if (!"storage".equals(items.get(0))) {
      throw new PickleException("refers to what is no storage");
    }
    if (argument(items, 1, Object.class) instanceof Inert unknown) {
      return new Inert(unknown.name(), List.of());
    }
    TensorType type = argument(items, 1, ValueType.class).type();
    long length = argument(items, 4, Long.class);
    if (length < 0 || length > Long.MAX_VALUE / Long.BYTES) {
      throw new PickleException("has a storage of " + length + " values");
    }
    TorchStorage storage =
        new TorchStorage(source, String.valueOf(argument(items, 2, Object.class)), type, 0, length);
    found.accept(storage);
    return part(items)
        .map(part -> new TorchStorage(source, storage.key(), type, part.get(0), part.get(1)))
        .orElse(storage);
  }

  private static Optional<List<Long>> part(List<Object> items) throws PickleException {
    if (items.size() < 6 || !(items.get(5) instanceof Tuple view)) {
      return Optional.empty();
    }
    long from = argument(view.items(), 1, Long.class);
    long length = argument(view.items(), 2, Long.class);
    long all = argument(items, 4, Long.class);
    if (from < 0 || length < 0 || from > all - length) {
      throw new PickleException("has a part of a storage that is beyond its end");
    }
    return Optional.of(List.of(from, length));
  }

  private static List<Long> numbers(Tuple tuple) throws PickleException {
    for (Object item : tuple.items()) {
      if (!(item instanceof Long)) {
        throw new PickleException("has no number where the side of a tensor must be");
      }
    }
    return tuple.items().stream().map(Long.class::cast).toList();
  }

  private static <T> T argument(List<Object> arguments, int index, Class<T> type)
      throws PickleException {
    if (index < arguments.size() && type.isInstance(arguments.get(index))) {
      return type.cast(arguments.get(index));
    }
    throw new PickleException(UNKNOWN);
  }
}
