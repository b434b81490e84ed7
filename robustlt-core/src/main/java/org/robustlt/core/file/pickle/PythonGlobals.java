package org.robustlt.core.file.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The containers of Python's own library that checkpoints hold, under their names in 2 and 3. */
public final class PythonGlobals {
  private PythonGlobals() {}

  /** Returns how each is made. */
  public static Map<String, Globals.Function> functions() {
    Map<String, Globals.Function> functions = new LinkedHashMap<>();
    functions.put("collections.OrderedDict", PythonGlobals::map);
    functions.put("collections.Counter", PythonGlobals::map);
    functions.put("collections.defaultdict", arguments -> new LinkedHashMap<>());
    for (String builtins : List.of("builtins.", "__builtin__.")) {
      functions.put(builtins + "dict", PythonGlobals::map);
      functions.put(builtins + "list", PythonGlobals::list);
      functions.put(builtins + "set", PythonGlobals::list);
      functions.put(builtins + "frozenset", PythonGlobals::list);
      functions.put(builtins + "getattr", PythonGlobals::attribute);
      functions.put(builtins + "tuple", arguments -> new Tuple(list(arguments)));
    }
    functions.put("copyreg._reconstructor", PythonGlobals::object);
    functions.put("copy_reg._reconstructor", PythonGlobals::object);
    return functions;
  }

  /** An attribute of what is inert is inert, unless Python would do something by it. */
  private static Object attribute(List<Object> arguments) throws PickleException {
    if (arguments.size() >= 2
        && arguments.get(0) instanceof Inert object
        && arguments.get(1) instanceof String name) {
      return Globals.inert(object.name() + "." + name);
    }
    return new Inert("getattr", arguments);
  }

  /** Entries of a dictionary, or of a list of pairs. */
  private static Map<Object, Object> map(List<Object> arguments) throws PickleException {
    Map<Object, Object> map = new LinkedHashMap<>();
    Object content = arguments.isEmpty() ? List.of() : arguments.get(0);
    if (content instanceof Map<?, ?> entries) {
      map.putAll(entries);
      return map;
    }
    for (Object pair : elements(content)) {
      List<Object> both = elements(pair);
      if (both.size() != 2) {
        throw new PickleException("makes a dictionary of what are no pairs");
      }
      map.put(Unpickler.key(both.get(0)), both.get(1));
    }
    return map;
  }

  private static List<Object> list(List<Object> arguments) throws PickleException {
    return arguments.isEmpty() ? new ArrayList<>() : new ArrayList<>(elements(arguments.get(0)));
  }

  private static List<Object> elements(Object value) throws PickleException {
    if (value instanceof Tuple tuple) {
      return tuple.items();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw new PickleException("makes a container of what is none");
  }

  /** Class, its base, and the state of the base: how protocols 0 and 1 make every object. */
  private static Object object(List<Object> arguments) throws PickleException {
    if (arguments.size() == 3 && arguments.get(0) instanceof Globals.Function type) {
      List<Object> state = arguments.get(2) instanceof None ? List.of() : List.of(arguments.get(2));
      return type.call(state);
    }
    throw new PickleException("makes an object of no class");
  }
}
