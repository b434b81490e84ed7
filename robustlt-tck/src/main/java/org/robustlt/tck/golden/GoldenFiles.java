package org.robustlt.tck.golden;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which golden files a test class or method reads. Where {@code -Drobustlt.golden=DIR} names a
 * directory that lacks one of them, the test is skipped, and the report says which file is missing;
 * a file that is missing from the class path still fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(GoldenFilesCondition.class)
public @interface GoldenFiles {
  /** The names of the files. */
  String[] value();
}
