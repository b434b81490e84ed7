package org.robustlt.core.file.torch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.core.file.TensorType;
import org.robustlt.core.file.pickle.Buildable;
import org.robustlt.core.file.pickle.Globals;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Tuple;

/** What the pickle of a PyTorch file may refer to. */
final class TorchGlobals {
  private static final Map<String, TensorType> STORAGES =
      Map.of(
          "FloatStorage", TensorType.F32,
          "DoubleStorage", TensorType.F64,
          "HalfStorage", TensorType.F16,
          "BFloat16Storage", TensorType.BF16,
          "LongStorage", TensorType.I64,
          "IntStorage", TensorType.I32,
          "ShortStorage", TensorType.I16,
          "CharStorage", TensorType.I8,
          "ByteStorage", TensorType.U8,
          "BoolStorage", TensorType.BOOL);

  /** What checkpoints hold beside tensors; nothing is made of it. */
  private static final List<String> PASSED_OVER =
      List.of(
          "argparse.Namespace",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "numpy.dtype",
          "torch.device",
          "_codecs.encode");

  private TorchGlobals() {}

  static Globals make() {
    Map<String, Globals.Function> functions = new HashMap<>();
    STORAGES.forEach((name, type) -> functions.put("torch." + name, new StorageType(type)));
    PASSED_OVER.forEach(name -> functions.put(name, arguments -> new PassedOver()));
    functions.put("collections.OrderedDict", TorchGlobals::orderedMap);
    functions.put("torch.Size", arguments -> argument(arguments, 0, Tuple.class));
    functions.put("torch._utils._rebuild_tensor_v2", TorchGlobals::tensor);
    functions.put(
        "torch._utils._rebuild_parameter", arguments -> argument(arguments, 0, TorchTensor.class));
    return new Globals(functions, TorchGlobals::storage);
  }

  /** The type of a storage: a constant, which nobody calls. */
  private record StorageType(TensorType type) implements Globals.Function {
    @Override
    public Object call(List<Object> arguments) throws PickleException {
      throw new PickleException("makes a storage of its own");
    }
  }

  private static final class PassedOver implements Buildable {
    @Override
    public void build(Object state) {
      // Nobody asks for it.
    }
  }

  private static Object orderedMap(List<Object> arguments) throws PickleException {
    if (!arguments.isEmpty()) {
      throw new PickleException("makes an OrderedDict in an unknown way");
    }
    return new LinkedHashMap<>();
  }

  /** Storage, offset, shape, strides; then whether gradients are wanted, and hooks. */
  private static Object tensor(List<Object> arguments) throws PickleException {
    return TorchTensor.of(
        argument(arguments, 0, TorchStorage.class),
        argument(arguments, 1, Long.class),
        numbers(argument(arguments, 2, Tuple.class)),
        numbers(argument(arguments, 3, Tuple.class)));
  }

  /** The word "storage", type, key, place, and number of values. */
  private static Object storage(Object id) throws PickleException {
    List<Object> items = id instanceof Tuple tuple ? tuple.items() : List.of();
    if (!"storage".equals(argument(items, 0, String.class))) {
      throw new PickleException("refers to what is no storage");
    }
    return new TorchStorage(
        argument(items, 2, String.class),
        argument(items, 1, StorageType.class).type(),
        argument(items, 4, Long.class));
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
    throw new PickleException("describes a tensor in an unknown way");
  }
}
