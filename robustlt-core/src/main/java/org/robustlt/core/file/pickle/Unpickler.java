package org.robustlt.core.file.pickle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a pickle of protocol 0 to 5 into plain values: {@code Map}, {@code List} (sets too), {@link
 * Tuple}, {@code String} (Python 2's byte strings too, a character for each byte), {@code byte[]},
 * {@code Long} and {@code BigInteger}, {@code Double}, {@code Boolean}, {@link None} and what
 * {@link Globals} makes. Unlike Python's own, this machine calls nothing but those.
 */
public final class Unpickler {
  private static final Object MARK = new Object();
  private static final int LONGEST_DIGITS = 4300; // as Python's own limit

  private final PickleInput input;
  private final Globals globals;
  private final PickleBudget budget = new PickleBudget();
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Unpickler(InputStream stream, Globals globals) {
    this.input = new PickleInput(stream);
    this.globals = globals;
  }

  /**
   * Returns the value of a pickle.
   *
   * @throws PickleException if it is damaged, refers to what is not among the globals, or makes
   *     more than memory holds
   */
  public static Object read(byte[] pickle, Globals globals) throws PickleException {
    try {
      return read(new ByteArrayInputStream(pickle), globals);
    } catch (PickleException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot be read", e);
    }
  }

  /**
   * Returns the value of a pickle, and leaves the stream behind its last byte.
   *
   * @throws PickleException if it is damaged, refers to what is not among the globals, or makes
   *     more than memory holds
   * @throws IOException if the stream fails
   */
  public static Object read(InputStream stream, Globals globals) throws IOException {
    Unpickler machine = new Unpickler(stream, globals);
    int opcode = machine.input.unsigned8();
    while (opcode != '.') {
      machine.budget.instruction();
      machine.execute(opcode);
      opcode = machine.input.unsigned8();
    }
    return machine.pop();
  }

  private void execute(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> input.unsigned8(); // protocol
      case 0x95 -> input.skipLength64(); // frame
      case '(' -> push(MARK);
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(top());

      case 'N' -> push(None.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I' -> push(numberOrTruth(input.line()));
      case 'L' -> push(whole(input.line().replaceFirst("L$", "")));
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
      case 'V' -> push(Escapes.ofUnicode(input.line()));
      case 'X' -> push(input.text(input.length32(), StandardCharsets.UTF_8));
      case 0x8c -> push(input.text(input.unsigned8(), StandardCharsets.UTF_8));
      case 0x8d -> push(input.text(input.length64(), StandardCharsets.UTF_8));
      case 'B' -> push(input.bytes(input.length32()));
      case 'C' -> push(input.bytes(input.unsigned8()));
      case 0x8e, 0x96 -> push(input.bytes(input.length64()));
      case 0x98 -> top(); // a view that cannot be written to

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
      case 0x8f -> push(new ArrayList<>()); // a set
      case 0x90 -> append(popToMark());
      case 0x91 -> push(popToMark());

      case 'c' -> push(globals.function(input.line() + "." + input.line()));
      case 0x93 -> stackGlobal(pop(2));
      case 'R', 0x81 -> call(pop(2));
      case 0x92 -> callWithNames(pop(3));
      case 'i' -> instance(input.line() + "." + input.line());
      case 'o' -> instance(popToMark());
      case 'b' -> build(pop());
      case 'Q' -> push(globals.persistent().load(pop()));
      case 'P' -> push(globals.persistent().load(input.line()));

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
    if (top() instanceof Inert object) {
      object.elements().addAll(items);
    } else if (top() instanceof List<?> list) {
      ((List<Object>) list).addAll(items);
    } else {
      throw new PickleException("appends to what is no list");
    }
  }

  private void makeMap(List<Object> keysAndValues) throws PickleException {
    push(new LinkedHashMap<>());
    put(keysAndValues);
  }

  @SuppressWarnings("unchecked") // every map of the machine is a map of objects
  private void put(List<Object> keysAndValues) throws PickleException {
    Map<Object, Object> map;
    if (top() instanceof Inert object) {
      map = object.entries();
    } else if (top() instanceof Map<?, ?> plain) {
      map = (Map<Object, Object>) plain;
    } else {
      throw new PickleException("puts entries into what is no dictionary");
    }
    if (keysAndValues.size() % 2 != 0) {
      throw new PickleException("has a key without a value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      map.put(key(keysAndValues.get(i)), keysAndValues.get(i + 1));
    }
  }

  /** Returns a key of a map: a string or number as it is, anything else as a thing of its own. */
  static Object key(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value
        : new Key();
  }

  /** A key that nobody asks for: compared by identity, since what it stands for may be endless. */
  private static final class Key {
    @Override
    public String toString() {
      return "?";
    }
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
    if (functionAndArguments.get(1) instanceof Tuple arguments) {
      call(functionAndArguments.get(0), arguments.items());
    } else {
      throw new PickleException("calls what is no function");
    }
  }

  /** Class, arguments, and arguments by name, which are passed over. */
  private void callWithNames(List<Object> items) throws PickleException {
    call(items.subList(0, 2));
  }

  private void instance(String name) throws PickleException {
    call(globals.function(name), popToMark());
  }

  private void instance(List<Object> typeAndArguments) throws PickleException {
    if (typeAndArguments.isEmpty()) {
      throw new PickleException("makes an object of no class");
    }
    call(typeAndArguments.get(0), typeAndArguments.subList(1, typeAndArguments.size()));
  }

  private void call(Object function, List<Object> arguments) throws PickleException {
    if (!(function instanceof Globals.Function known)) {
      throw new PickleException("calls what is no function");
    }
    for (Object argument : arguments) { // a function may copy what it is given
      budget.spend(
          argument instanceof byte[] bytes
              ? bytes.length
              : argument instanceof String text
                  ? 2L * text.length()
                  : argument instanceof List<?> list
                      ? 8L * list.size()
                      : argument instanceof Map<?, ?> map ? 64L * map.size() : 0);
    }
    push(known.call(arguments));
  }

  private void build(Object state) throws PickleException {
    if (top() instanceof Buildable object) {
      object.build(state);
    } else if (!(top() instanceof Map<?, ?> || top() instanceof List<?>)) {
      // Attributes of a dictionary or a list are passed over.
      throw new PickleException("gives a state to what takes none");
    }
  }

  private static Object numberOrTruth(String text) throws PickleException {
    return switch (text) {
      case "00" -> false;
      case "01" -> true;
      default -> whole(text);
    };
  }

  private static Object whole(String text) throws PickleException {
    if (!text.strip().matches("[-+]?[0-9]{1," + LONGEST_DIGITS + "}")) {
      throw new PickleException("has \"" + shown(text) + "\" for a whole number");
    }
    return PickleInput.plain(new BigInteger(text.strip()));
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static long number(String text) throws PickleException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new PickleException("has \"" + shown(text) + "\" for a whole number");
    }
  }

  private static double real(String text) throws PickleException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new PickleException("has \"" + shown(text) + "\" for a number");
    }
  }

  private static String quoted(String text) throws PickleException {
    if (text.length() < 2) {
      throw new PickleException("has a string without quotes");
    }
    return Escapes.ofBytes(text.substring(1, text.length() - 1));
  }
}
