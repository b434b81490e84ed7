package org.robustlt.core.file.npy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.pickle.Buildable;
import org.robustlt.core.file.pickle.Globals;
import org.robustlt.core.file.pickle.Inert;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Tuple;

/** An array as NumPy pickles it: made empty, then given its state; or made of a buffer. */
public final class PickledArray implements Buildable {
  private Object known = new Inert("numpy.ndarray", List.of());

  private PickledArray() {}

  /** What NumPy's arrays refer to, under its names before and since version 2. */
  public static Map<String, Globals.Function> functions() {
    Map<String, Globals.Function> functions = new LinkedHashMap<>();
    for (String core : List.of("numpy.core.", "numpy._core.")) {
      functions.put(core + "multiarray._reconstruct", arguments -> new PickledArray());
      functions.put(core + "numeric._frombuffer", PickledArray::ofBuffer);
      functions.put(core + "multiarray.scalar", arguments -> new Inert("numpy.scalar", arguments));
    }
    functions.put("numpy.ndarray", arguments -> new PickledArray());
    functions.put("numpy.dtype", Type::new);
    functions.put("_codecs.encode", PickledArray::encode);
    return functions;
  }

  /** Returns the array; an {@link Inert} if its type is not known. */
  public Object value() {
    return known;
  }

  /** The type of the elements. */
  private static final class Type implements Buildable {
    private String name;

    Type(List<Object> arguments) {
      name = !arguments.isEmpty() && arguments.get(0) instanceof String given ? given : "?";
    }

    /** Version, order of bytes, and what structured types have. */
    @Override
    public void build(Object state) {
      if (state instanceof Tuple tuple
          && tuple.items().size() > 1
          && tuple.items().get(1) instanceof String order) {
        name = order + name;
      }
    }
  }

  /** Values in memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Values(List<Long> shape, NpyType type, boolean fortran, byte[] bytes)
      implements SavedArray {
    @Override
    public INDArray values() {
      return type.array(bytes, shape.stream().mapToLong(Long::longValue).toArray(), fortran);
    }
  }

  /** The state of an array: version, shape, type, whether in Fortran's order, content. */
  @Override
  public void build(Object state) throws PickleException {
    List<Object> items = state instanceof Tuple tuple ? tuple.items() : List.of();
    if (items.size() != 5) {
      throw new PickleException("has an array with an unknown kind of state");
    }
    known = array(items.get(4), items.get(2), items.get(1), Boolean.TRUE.equals(items.get(3)));
  }

  /** Buffer, type, shape, and the order, "C" or "F". */
  private static Object ofBuffer(List<Object> arguments) throws PickleException {
    if (arguments.size() != 4) {
      throw new PickleException("has an array of an unknown kind of buffer");
    }
    PickledArray array = new PickledArray();
    array.known =
        array(arguments.get(0), arguments.get(1), arguments.get(2), "F".equals(arguments.get(3)));
    return array;
  }

  private static Object array(Object content, Object type, Object sides, boolean fortran)
      throws PickleException {
    Optional<NpyType> known =
        type instanceof Type named ? NpyType.of(named.name) : Optional.empty();
    Optional<byte[]> bytes = bytes(content);
    if (known.isEmpty() || bytes.isEmpty()) {
      String name = type instanceof Type named ? named.name : "?";
      return new Inert("numpy.ndarray of type " + name.replaceAll("[^\\w<>|=.]", "?"), List.of());
    }
    List<Long> shape = shape(sides);
    long length = known.get().type().size();
    try {
      for (long side : shape) {
        length = Math.multiplyExact(length, side);
      }
    } catch (ArithmeticException e) {
      length = -1;
    }
    if (length != bytes.get().length) {
      throw new PickleException("has an array with another number of bytes than its shape tells");
    }
    return new Values(shape, known.get(), fortran, bytes.get());
  }

  private static List<Long> shape(Object sides) throws PickleException {
    if (sides instanceof Tuple tuple
        && tuple.items().stream().allMatch(side -> side instanceof Long n && n >= 0)) {
      return tuple.items().stream().map(Long.class::cast).toList();
    }
    throw new PickleException("has an array whose sides are no numbers");
  }

  private static Optional<byte[]> bytes(Object content) {
    if (content instanceof byte[] raw) {
      return Optional.of(raw);
    }
    return content instanceof String text
        ? Optional.of(text.getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /** Bytes as Python 3 writes them for Python 2: text, a character for each. */
  private static Object encode(List<Object> arguments) throws PickleException {
    if (arguments.size() == 2 && arguments.get(0) instanceof String text) {
      return List.of("latin1", "latin-1").contains(arguments.get(1))
          ? text
          : new Inert("_codecs.encode", List.of());
    }
    throw new PickleException("encodes what is no text");
  }
}
