package org.robustlt.core.file.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for an object of a class that is not known here: what the pickle says of it, and nothing
 * that it could do. A global that is not known is one too; called, it gives another.
 */
public final class Inert implements Globals.Function, Buildable {
  private final String name;
  private final List<Object> arguments;
  private final Map<Object, Object> entries = new LinkedHashMap<>();
  private final List<Object> elements = new ArrayList<>();
  private Object state = None.NONE;

  /**
   * Makes an object.
   *
   * @param name of its class, or of the function that would make it
   * @param arguments what it is made of
   */
  public Inert(String name, List<Object> arguments) {
    this.name = name;
    this.arguments = arguments;
  }

  /** Returns the name of the class or function, with its module. */
  public String name() {
    return name;
  }

  /** Returns what it was called with. */
  public List<Object> arguments() {
    return arguments;
  }

  /** Returns the entries that it has as a kind of dictionary. */
  public Map<Object, Object> entries() {
    return entries;
  }

  /** Returns the elements that it has as a kind of list or set. */
  public List<Object> elements() {
    return elements;
  }

  /** Returns its attributes; {@link None} if it has none. */
  public Object state() {
    return state;
  }

  @Override
  public Object call(List<Object> with) {
    return new Inert(name, with);
  }

  @Override
  public void build(Object given) {
    state = given;
  }
}
