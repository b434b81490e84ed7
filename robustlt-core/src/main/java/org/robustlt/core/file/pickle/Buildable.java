package org.robustlt.core.file.pickle;

/** What a pickle makes by a call of a global and then gives its state. */
public interface Buildable {
  /**
   * Takes the state, as {@code __setstate__} would.
   *
   * @throws PickleException if it is not what is expected
   */
  void build(Object state) throws PickleException;
}
