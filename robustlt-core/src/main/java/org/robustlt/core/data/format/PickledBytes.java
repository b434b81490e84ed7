package org.robustlt.core.data.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.robustlt.core.file.pickle.Buildable;
import org.robustlt.core.file.pickle.Globals;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Tuple;

/** An array of unsigned bytes, as NumPy pickles it: made empty, then given its state. */
final class PickledBytes implements Buildable {
  /** What NumPy's arrays refer to, under its names before and since version 2. */
  static final Globals GLOBALS =
      Globals.of(
          Map.of(
              "numpy.core.multiarray._reconstruct", arguments -> new PickledBytes(),
              "numpy._core.multiarray._reconstruct", arguments -> new PickledBytes(),
              "numpy.ndarray", arguments -> new PickledBytes(),
              "numpy.dtype", Type::new,
              "_codecs.encode", PickledBytes::encode));

  private List<Object> shape = List.of();
  private byte[] bytes = {};

  /** The type of the elements. */
  private record Type(String name) implements Buildable {
    Type(List<Object> arguments) {
      this(!arguments.isEmpty() && arguments.get(0) instanceof String name ? name : "");
    }

    @Override
    public void build(Object state) {
      // Byte order and alignment, which bytes have not.
    }
  }

  /** Bytes as Python 3 writes them for Python 2: text, a character for each. */
  private static Object encode(List<Object> arguments) throws PickleException {
    if (arguments.size() == 2
        && arguments.get(0) instanceof String text
        && List.of("latin1", "latin-1").contains(arguments.get(1))) {
      return text;
    }
    throw new PickleException("encodes text in another way than latin1");
  }

  /** The state of an array: version, shape, type, whether in Fortran's order, content. */
  @Override
  public void build(Object state) throws PickleException {
    List<Object> items = state instanceof Tuple tuple ? tuple.items() : List.of();
    if (items.size() != 5
        || !(items.get(1) instanceof Tuple sides)
        || !(items.get(2) instanceof Type type)) {
      throw new PickleException("has an array with an unknown kind of state");
    }
    if (!type.name().equals("u1") || !Boolean.FALSE.equals(items.get(3))) {
      throw new PickleException("has an array that is not of bytes in C order");
    }
    shape = sides.items();
    bytes = content(items.get(4));
    if (!BigInteger.valueOf(bytes.length).equals(product(shape))) {
      throw new PickleException("has an array with another number of bytes than its shape tells");
    }
  }

  private static BigInteger product(List<Object> sides) throws PickleException {
    BigInteger product = BigInteger.ONE;
    for (Object side : sides) {
      if (!(side instanceof Long length)) {
        throw new PickleException("has an array whose sides are no numbers");
      }
      product = product.multiply(BigInteger.valueOf(length));
    }
    return product;
  }

  private static byte[] content(Object content) throws PickleException {
    if (content instanceof byte[] raw) {
      return raw;
    }
    if (content instanceof String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    throw new PickleException("has an array without bytes");
  }

  /** Returns the sides, whole numbers. */
  List<Object> shape() {
    return shape;
  }

  /** Returns the elements in C order. */
  byte[] bytes() {
    return bytes;
  }
}
