package org.robustlt.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a component its name: lower-case words of letters and digits joined by hyphens, such as
 * {@code balanced-softmax}.
 *
 * <p>A family of components has a pattern in place of a name, whose placeholders are options of the
 * record: {@code wrn-<depth>-<width>}. Its record has a constructor of these options alone, in the
 * order of the pattern, which gives the others what is usual for this member. The pattern without
 * its placeholders ({@code wrn}) names the member of the constructor without parameters.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Component {
  /** The name, or the pattern of a family's names. */
  String value();
}
