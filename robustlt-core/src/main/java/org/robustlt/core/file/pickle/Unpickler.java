package org.robustlt.core.file.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a pickle of protocol 0 to 4 into plain values: {@code Map}, {@code List}, {@link Tuple},
 * {@code String} (Python 2's byte strings too, a character for each byte), {@code byte[]}, {@code
 * Long}, {@code Double}, {@code Boolean}, {@link None} and what {@link Globals} makes. Unlike
 * Python's own, this machine calls nothing but those.
 */
public final class Unpickler {
  private static final Object MARK = new Object();

  private final PickleInput input;
  private final Globals globals;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Unpickler(byte[] pickle, Globals globals) {
    this.input = new PickleInput(pickle);
    this.globals = globals;
  }

  /**
   * Returns the value of a pickle.
   *
   * @throws PickleException if it is damaged, or refers to what is not among the globals
   */
  public static Object read(byte[] pickle, Globals globals) throws PickleException {
    Unpickler machine = new Unpickler(pickle, globals);
    int opcode = machine.input.unsigned8();
    while (opcode != '.') {
      machine.execute(opcode);
      opcode = machine.input.unsigned8();
    }
    return machine.pop();
  }

  private void execute(int opcode) throws PickleException {
    switch (opcode) {
      case 0x80 -> input.unsigned8(); // protocol
      case 0x95 -> input.length64(); // frame
      case '(' -> push(MARK);
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(top());

      case 'N' -> push(None.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I' -> push(numberOrTruth(input.line()));
      case 'L' -> push(number(input.line().replaceFirst("L$", "")));
      case 'J' -> push((long) input.int32());
      case 'K' -> push((long) input.unsigned8());
      case 'M' -> push((long) input.unsigned16());
      case 0x8a -> push(input.integer(input.unsigned8()));
      case 0x8b -> push(input.integer(input.length32()));
      case 'F' -> push(real(input.line()));
      case 'G' -> push(input.bigEndianFloat64());

      case 'S' -> push(quoted(input.line()));
      case 'T' -> push(input.text(input.length32(), StandardCharsets.ISO_8859_1));
      case 'U' -> push(input.text(input.unsigned8(), StandardCharsets.ISO_8859_1));
      case 'V' -> push(plain(input.line()));
      case 'X' -> push(input.text(input.length32(), StandardCharsets.UTF_8));
      case 0x8c -> push(input.text(input.unsigned8(), StandardCharsets.UTF_8));
      case 0x8d -> push(input.text(input.length64(), StandardCharsets.UTF_8));
      case 'B' -> push(input.bytes(input.length32()));
      case 'C' -> push(input.bytes(input.unsigned8()));
      case 0x8e -> push(input.bytes(input.length64()));

      case ']' -> push(new ArrayList<>());
      case 'l' -> push(popToMark());
      case 'a' -> append(List.of(pop()));
      case 'e' -> append(popToMark());
      case ')' -> push(new Tuple(List.of()));
      case 't' -> push(new Tuple(popToMark()));
      case 0x85 -> push(new Tuple(pop(1)));
      case 0x86 -> push(new Tuple(pop(2)));
      case 0x87 -> push(new Tuple(pop(3)));
      case '}' -> push(new LinkedHashMap<>());
      case 'd' -> makeMap(popToMark());
      case 's' -> put(pop(2));
      case 'u' -> put(popToMark());

      case 'c' -> push(globals.function(input.line() + "." + input.line()));
      case 0x93 -> stackGlobal(pop(2));
      case 'R', 0x81 -> call(pop(2));
      case 'b' -> build(pop());
      case 'Q' -> push(globals.persistent().load(pop()));

      case 'g' -> push(remembered((int) number(input.line())));
      case 'h' -> push(remembered(input.unsigned8()));
      case 'j' -> push(remembered(input.int32()));
      case 'p' -> memo.put((int) number(input.line()), top());
      case 'q' -> memo.put(input.unsigned8(), top());
      case 'r' -> memo.put(input.int32(), top());
      case 0x94 -> memo.put(memo.size(), top());
      default ->
          throw new PickleException(
              String.format(
                  Locale.ROOT,
                  "has the instruction 0x%02x at byte %d, which is none of a data file",
                  opcode,
                  input.position() - 1));
    }
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() throws PickleException {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new PickleException("takes a value that is not there");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws PickleException {
    Object value = top();
    stack.remove(stack.size() - 1);
    return value;
  }

  private List<Object> pop(int count) throws PickleException {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, pop());
    }
    return values;
  }

  private List<Object> popToMark() throws PickleException {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new PickleException("takes values from a mark that is not there");
    }
    List<Object> tail = stack.subList(mark, stack.size());
    List<Object> values = new ArrayList<>(tail.subList(1, tail.size()));
    tail.clear();
    return values;
  }

  private Object remembered(int key) throws PickleException {
    Object value = memo.get(key);
    if (value == null) {
      throw new PickleException("recalls value " + key + ", which it never kept");
    }
    return value;
  }

  @SuppressWarnings("unchecked") // every list of the machine is a list of objects
  private void append(List<Object> items) throws PickleException {
    if (!(top() instanceof List<?> list)) {
      throw new PickleException("appends to what is no list");
    }
    ((List<Object>) list).addAll(items);
  }

  private void makeMap(List<Object> keysAndValues) throws PickleException {
    push(new LinkedHashMap<>());
    put(keysAndValues);
  }

  @SuppressWarnings("unchecked") // every map of the machine is a map of objects
  private void put(List<Object> keysAndValues) throws PickleException {
    if (!(top() instanceof Map<?, ?> map)) {
      throw new PickleException("puts entries into what is no dictionary");
    }
    if (keysAndValues.size() % 2 != 0) {
      throw new PickleException("has a key without a value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      if (!isKey(keysAndValues.get(i))) {
        throw new PickleException("has a key that is neither a string nor a number");
      }
      ((Map<Object, Object>) map).put(keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  private static boolean isKey(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private void stackGlobal(List<Object> moduleAndName) throws PickleException {
    if (moduleAndName.get(0) instanceof String module
        && moduleAndName.get(1) instanceof String name) {
      push(globals.function(module + "." + name));
    } else {
      throw new PickleException("refers to what has no name");
    }
  }

  private void call(List<Object> functionAndArguments) throws PickleException {
    if (functionAndArguments.get(0) instanceof Globals.Function function
        && functionAndArguments.get(1) instanceof Tuple arguments) {
      push(function.call(arguments.items()));
    } else {
      throw new PickleException("calls what is no function");
    }
  }

  private void build(Object state) throws PickleException {
    if (top() instanceof Buildable object) {
      object.build(state);
    } else if (!(top() instanceof Map<?, ?>)) { // attributes of a dictionary are passed over
      throw new PickleException("gives a state to what takes none");
    }
  }

  private static Object numberOrTruth(String text) throws PickleException {
    return switch (text) {
      case "00" -> false;
      case "01" -> true;
      default -> number(text);
    };
  }

  private static long number(String text) throws PickleException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new PickleException("has \"" + text + "\" for a whole number");
    }
  }

  private static double real(String text) throws PickleException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new PickleException("has \"" + text + "\" for a number");
    }
  }

  private static String quoted(String text) throws PickleException {
    if (text.length() < 2) {
      throw new PickleException("has a string without quotes");
    }
    return plain(text.substring(1, text.length() - 1));
  }

  private static String plain(String text) throws PickleException {
    if (text.contains("\\")) {
      throw new PickleException("has a string with escapes, which is none of a data file");
    }
    return text;
  }
}
