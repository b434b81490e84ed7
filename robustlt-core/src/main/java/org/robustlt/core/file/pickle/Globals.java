package org.robustlt.core.file.pickle;

import java.util.List;
import java.util.Map;

/**
 * What a pickle may refer to. Nothing else is made, and nothing is ever run.
 *
 * @param functions by module and name with a dot between, such as {@code collections.OrderedDict};
 *     a constant is a function that is never called
 * @param persistent what stands for an object that is stored elsewhere
 */
public record Globals(Map<String, Function> functions, Persistent persistent) {
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
        });
  }

  Function function(String name) throws PickleException {
    Function function = functions.get(name);
    if (function == null) {
      throw new PickleException(
          "refers to "
              + name.replaceAll("[^\\w.]", "?")
              + ", which is not allowed; allowed are "
              + String.join(", ", functions.keySet().stream().sorted().toList()));
    }
    return function;
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
