package org.robustlt.core.data.split;

import java.util.List;
import java.util.Locale;
import org.robustlt.api.data.DataException;

/** A profile leaves a class without images. It knows the class's number only, not its name. */
public final class EmptyClassException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String profile;
  private final int label;
  private final long largest;

  EmptyClassException(String profile, int label, long largest) {
    this.profile = profile;
    this.label = label;
    this.largest = largest;
  }

  /**
   * Says so by the class's name.
   *
   * @param classNames the names of all classes
   */
  public DataException named(List<String> classNames) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s leaves class %s (%d of %d) without images: every class must keep at least 1, the"
                + " largest keeps %d",
            profile,
            classNames.get(label),
            label + 1,
            classNames.size(),
            largest),
        this);
  }
}
