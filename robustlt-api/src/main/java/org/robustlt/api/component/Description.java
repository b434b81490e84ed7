package org.robustlt.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in a line what a component or one of its options means. Listings such as {@code robustlt
 * components} print it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Description {
  /** What it means, without a full stop. */
  String value();

  /** The unit of an option, such as {@code pixel scale 0..1} or {@code epochs}; empty for none. */
  String unit() default "";

  /** Where it comes from, such as a paper with its section or equation; empty for none. */
  String source() default "";
}
