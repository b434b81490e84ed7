package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.npy.PickledArray;
import org.robustlt.core.file.pickle.Inert;
import org.robustlt.core.file.pickle.None;
import org.robustlt.core.file.pickle.Tuple;

/**
 * Finds the networks in what somebody saved: dictionaries of names and arrays, and whole modules,
 * wherever they stand in dictionaries, lists and the attributes of objects.
 */
final class StateDicts {
  private static final int DEEPEST = 64;
  private static final int MOST = 200_000;

  /** What keeps arrays of a network's size beside the network. */
  private static final Pattern OPTIMIZER =
      Pattern.compile("(.*[._])?(optim\\w*|opt|scheduler\\w*|scaler|amp)(\\..*)?");

  private final Path file;
  private final Map<String, Map<String, SavedArray>> found = new LinkedHashMap<>();
  private final List<String> entries = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Place> left = new ArrayDeque<>();

  private StateDicts(Path file) {
    this.file = file;
  }

  /** A value and the way to it. */
  private record Place(String way, int depth, Object value) {
    Place inner(Object key, Object inner) {
      return new Place(way.isEmpty() ? "" + key : way + "." + key, depth + 1, inner);
    }
  }

  /**
   * Returns the networks by the entry that each stands under, "" for the whole file.
   *
   * @param entry the entry that the user asks for, or one above it
   * @throws FileFormatException if there is none
   */
  static Map<String, Map<String, SavedArray>> of(Path file, Object saved, Optional<String> entry) {
    StateDicts search = new StateDicts(file);
    search.search(saved);
    Map<String, Map<String, SavedArray>> chosen = new LinkedHashMap<>(search.found);
    entry.ifPresentOrElse(
        wanted -> chosen.keySet().removeIf(e -> !e.equals(wanted) && !e.startsWith(wanted + ".")),
        () -> chosen.keySet().removeIf(e -> OPTIMIZER.matcher(e).matches()));
    entry.filter(chosen::containsKey).ifPresent(e -> chosen.keySet().retainAll(List.of(e)));
    if (chosen.isEmpty()) {
      entry.ifPresent(wanted -> chosen.putAll(search.within(wanted)));
    }
    dropWhatIsPassedBy(chosen);
    if (chosen.isEmpty()) {
      String has =
          search.entries.isEmpty()
              ? "nothing"
              : String.join(", ", search.entries.subList(0, Math.min(20, search.entries.size())));
      throw new FileFormatException(
          file,
          entry
              .map(e -> "has no state_dict \"" + e + "\"; it has " + has)
              .orElse("holds no state_dict; it has " + has));
    }
    return chosen;
  }

  /**
   * Returns the arrays whose names begin with an entry: of one of several networks side by side.
   */
  private Map<String, Map<String, SavedArray>> within(String entry) {
    Map<String, Map<String, SavedArray>> within = new LinkedHashMap<>();
    found.forEach(
        (way, arrays) -> {
          Map<String, SavedArray> inner = new LinkedHashMap<>();
          arrays.forEach(
              (name, array) -> {
                String whole = way.isEmpty() ? name : way + "." + name;
                for (String path : List.of(name, whole)) {
                  if (path.startsWith(entry + ".")) {
                    inner.put(path.substring(entry.length() + 1), array);
                  }
                }
              });
          if (inner.values().stream().anyMatch(StateDicts::isMatrix)) {
            within.put(entry, inner);
          }
        });
    return within;
  }

  /** Drops dictionaries that have an array or two beside a network, and networks told twice. */
  private static void dropWhatIsPassedBy(Map<String, Map<String, SavedArray>> chosen) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    chosen.forEach((entry, arrays) -> sizes.put(entry, size(arrays)));
    sizes.forEach(
        (outer, size) -> {
          boolean within =
              sizes.entrySet().stream()
                  .filter(e -> !e.getKey().equals(outer) && e.getValue() > size)
                  .anyMatch(e -> outer.isEmpty() || e.getKey().startsWith(outer + "."));
          if (within) {
            chosen.remove(outer);
          }
        });
    List<Map<String, SavedArray>> kept = new ArrayList<>();
    chosen
        .values()
        .removeIf(
            arrays -> {
              boolean again = kept.contains(arrays);
              kept.add(arrays);
              return again;
            });
  }

  private static int size(Map<String, SavedArray> arrays) {
    return (int) arrays.values().stream().filter(array -> !(array instanceof Unreadable)).count();
  }

  private void search(Object saved) {
    left.add(new Place("", 0, saved));
    while (!left.isEmpty()) {
      Place place = left.remove();
      if (place.depth() <= DEEPEST && seen.size() < MOST) {
        visit(place);
      }
    }
  }

  private void visit(Place place) {
    Object value = place.value();
    if (value instanceof Map<?, ?> map && seen.add(map)) {
      dictionary(place, map);
    } else if (value instanceof List<?> list && seen.add(list)) {
      elements(place, list);
    } else if (value instanceof Tuple tuple && seen.add(tuple)) {
      elements(place, tuple.items());
    } else if (value instanceof Inert object && seen.add(object)) {
      Optional<Map<String, SavedArray>> module = module(object);
      if (module.isPresent()) {
        keep(place.way(), module.get());
      } else {
        dictionary(place, object.entries());
        elements(place, object.elements());
        left.add(new Place(place.way(), place.depth() + 1, object.state()));
        object.arguments().stream()
            .filter(argument -> argument instanceof Map<?, ?>)
            .forEach(argument -> left.add(new Place(place.way(), place.depth() + 1, argument)));
      }
    }
  }

  private void elements(Place place, List<?> elements) {
    for (int i = 0; i < elements.size() && i < MOST; i++) {
      if (isContainer(elements.get(i))) {
        left.add(place.inner(i, elements.get(i)));
      }
    }
  }

  private static boolean isContainer(Object value) {
    return value instanceof Map<?, ?>
        || value instanceof List<?>
        || value instanceof Tuple
        || value instanceof Inert;
  }

  private void dictionary(Place place, Map<?, ?> map) {
    Map<String, SavedArray> arrays = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (key instanceof String name) {
            array(name, value).ifPresent(array -> arrays.put(name, array));
          }
          if (place.depth() == 0) {
            entries.add(String.valueOf(key));
          }
        });
    keep(place.way(), arrays);
    map.forEach(
        (key, value) -> {
          if (isContainer(value)) {
            left.add(place.inner(key, value));
          }
        });
  }

  /** Keeps what may be a network: weights are matrices at least. */
  private void keep(String way, Map<String, SavedArray> arrays) {
    if (arrays.values().stream().anyMatch(StateDicts::isMatrix)) {
      found.putIfAbsent(way, arrays);
    }
  }

  private static boolean isMatrix(SavedArray array) {
    return !(array instanceof Unreadable) && array.shape().size() >= 2;
  }

  /** Returns the array that a value is; nothing for what may stand among arrays and is none. */
  private Optional<SavedArray> array(String name, Object value) {
    if (value instanceof SavedArray array) {
      return Optional.of(array);
    }
    if (value instanceof PickledArray array) {
      return array(name, array.value());
    }
    if (value instanceof Inert object && !name.endsWith("_extra_state")) {
      return Optional.of(new Unreadable(file, object.name()));
    }
    return Optional.empty();
  }

  /** Returns the arrays of a module that was saved whole; nothing if it is no module. */
  private Optional<Map<String, SavedArray>> module(Inert object) {
    Map<String, SavedArray> arrays = new LinkedHashMap<>();
    collect(object, "", 0, arrays);
    return arrays.isEmpty() ? Optional.empty() : Optional.of(arrays);
  }

  private void collect(Inert module, String prefix, int depth, Map<String, SavedArray> arrays) {
    Map<?, ?> attributes = attributes(module);
    if (depth > DEEPEST || arrays.size() > MOST) {
      return;
    }
    for (String kind : List.of("_parameters", "_buffers")) {
      entries(attributes, kind)
          .forEach(
              (name, value) ->
                  array("" + name, value).ifPresent(array -> arrays.put(prefix + name, array)));
    }
    entries(attributes, "_modules")
        .forEach(
            (name, inner) -> {
              if (inner instanceof Inert part) {
                collect(part, prefix + name + ".", depth + 1, arrays);
              }
            });
  }

  /** The attributes of a module: its state, or what a graph of torch.fx is made of. */
  private static Map<?, ?> attributes(Inert module) {
    Object state = module.state();
    if (state instanceof None && !module.arguments().isEmpty()) {
      state = module.arguments().get(0);
    }
    return state instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<?, ?> entries(Map<?, ?> attributes, String kind) {
    return attributes.get(kind) instanceof Map<?, ?> map ? map : Map.of();
  }
}
