package org.robustlt.api.contract;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * How recipes spell options. The engine of robustlt-core implements it, and {@link
 * java.util.ServiceLoader} finds it there, for contract tests that depend on this API alone.
 */
@API(status = Status.INTERNAL, since = "0.1")
public interface RecipeSpelling {
  /**
   * Returns the section of a recipe that spells all of the options.
   *
   * @param options the record that makes a component
   * @return YAML
   * @throws IllegalArgumentException if recipes cannot spell one of them
   */
  String write(Record options);

  /**
   * Returns the options that a section of a recipe spells; those that it leaves out have their
   * defaults.
   *
   * @param type the record that makes a component
   * @param yaml the section
   * @throws IllegalArgumentException if the section names other options, or values that the record
   *     does not take
   */
  <R extends Record> R read(Class<R> type, String yaml);
}
