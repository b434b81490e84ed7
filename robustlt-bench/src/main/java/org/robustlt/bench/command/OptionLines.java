package org.robustlt.bench.command;

import java.util.List;
import java.util.Optional;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.RecipeSettings;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.Spelling;

/** Prints options with default, unit and meaning. */
final class OptionLines {
  private final Console console;

  OptionLines(Console console) {
    this.console = console;
  }

  void print(List<OptionListing> options) {
    int width = options.stream().mapToInt(option -> assigned(option).length()).max().orElse(0);
    for (OptionListing option : options) {
      String unit = option.unit().isEmpty() ? "" : ", " + option.unit();
      String blanks = " ".repeat(width + 3 - assigned(option).length());
      console.print("  " + assigned(option) + blanks + option.type() + unit);
      String source = option.source().isEmpty() ? "" : " (" + option.source() + ")";
      console.wrap(option.meaning() + source, 6).forEach(line -> console.print("      " + line));
    }
  }

  /** Prints the settings of recipes: all, or those of a section. */
  void printSettings(Optional<String> section) {
    List<OptionListing> all = RecipeSettings.all();
    List<OptionListing> chosen =
        section
            .map(name -> all.stream().filter(s -> (s.name() + ".").startsWith(name + ".")).toList())
            .orElse(all);
    if (chosen.isEmpty()) {
      throw unknown(section.orElse(""), all);
    }
    print(chosen);
  }

  private static UserException unknown(String section, List<OptionListing> settings) {
    List<String> sections =
        settings.stream().map(s -> s.name().replaceFirst("\\..*", "")).distinct().toList();
    return new UserException(
        "recipes have no section \""
            + section
            + "\""
            + Spelling.hint(section, sections)
            + "\navailable: "
            + String.join(", ", sections));
  }

  /** An option with its default value, if it has one. */
  private static String assigned(OptionListing option) {
    return option.name() + (option.defaultValue().isEmpty() ? "" : ": " + option.defaultValue());
  }
}
