package org.robustlt.core.file.pickle;

import java.util.List;
import java.util.Map;

/**
 * What a pickle may refer to. Nothing else is made, and nothing is ever run.
 *
 * @param functions by module and name with a dot between, such as {@code collections.OrderedDict};
 *     a constant is a function that is never called
 * @param persistent what stands for an object that is stored elsewhere
 * @param others what becomes of a reference to anything else
 */
public record Globals(Map<String, Function> functions, Persistent persistent, Others others) {
  /** What becomes of references to what is not known. */
  public enum Others {
    /** The pickle is refused. */
    REFUSED,
    /**
     * They are {@link Inert}, except for what does something when Python calls it: that is refused.
     */
    INERT
  }

  /** Copies the functions. */
  public Globals {
    functions = Map.copyOf(functions);
  }

  /** Globals of pickles that refer to nothing outside themselves. */
  public static Globals of(Map<String, Function> functions) {
    return new Globals(
        functions,
        id -> {
          throw new PickleException("refers to an object outside of it");
        },
        Others.REFUSED);
  }

  Function function(String name) throws PickleException {
    Function function = functions.get(name);
    if (function != null) {
      return function;
    }
    if (others == Others.REFUSED) {
      throw new PickleException(
          "refers to "
              + printable(name)
              + ", which is not allowed; allowed are "
              + String.join(", ", functions.keySet().stream().sorted().toList()));
    }
    return inert(name);
  }

  /**
   * Returns what stands for a global that is not known.
   *
   * @throws PickleException if it does something when Python calls it
   */
  static Inert inert(String name) throws PickleException {
    if (EffectfulGlobals.has(name)) {
      throw new PickleException(
          "refers to "
              + printable(name)
              + ", which Python would run; no weights need that, and the file is not read further");
    }
    return new Inert(printable(name), List.of());
  }

  private static String printable(String name) {
    String clean = name.replaceAll("[^\\w.]", "?");
    return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
  }

  /** Makes an object from the arguments of a call. */
  @FunctionalInterface
  public interface Function {
    /**
     * Makes the object.
     *
     * @throws PickleException if the arguments are not what is expected
     */
    Object call(List<Object> arguments) throws PickleException;
  }

  /** Finds what is stored elsewhere. */
  @FunctionalInterface
  public interface Persistent {
    /**
     * Returns what an id stands for.
     *
     * @throws PickleException if it stands for nothing
     */
    Object load(Object id) throws PickleException;
  }
}
