package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.recipe.RecipeSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what editors complete and check recipes by. */
@Command(
    name = "schema",
    header = "Print the JSON Schema of recipes, for editors.",
    description = {
      "Knows every component that is installed, those of plug-ins too, with options, units, defaults"
          + " and descriptions. A recipe names the file in its first line, and VS Code (with its YAML"
          + " extension), IntelliJ and others then complete and check it while it is typed."
    },
    footer = {
      "  ./robustlt schema --out recipes.schema.json",
      "  # yaml-language-server: $schema=recipes.schema.json       the first line of a recipe"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; a schema that is there is replaced.")
  private Optional<Path> out = Optional.empty();

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String schema = RecipeSchema.of(plugins.registry());
    if (out.isEmpty()) {
      console.print(schema.stripTrailing());
      return 0;
    }
    Path file = out.get();
    try {
      if (Files.exists(file) && !isSchema(file)) {
        throw new UserException(file + " exists and is no schema of recipes; give another --out");
      }
      AtomicFile.write(file, target -> Files.writeString(target, schema));
    } catch (IOException e) {
      throw new UserException(FileFault.writing(file, e));
    }
    console.note("Schema: " + file);
    return 0;
  }

  private static boolean isSchema(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1)
            .contains('"' + RecipeSchema.TITLE + '"');
  }
}
