package org.robustlt.bench.command;

import java.util.concurrent.Callable;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.console.Console.Style;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.Registration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists data sets and where they come from. */
@Command(
    name = "list",
    header = "List the data sets that recipes can name, and where to get them.",
    description = "Those of plug-ins are listed too.",
    footer = "  ./robustlt data list")
final class DataListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PluginOptions plugins = new PluginOptions();

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Registration registration : new DataSets(plugins.registry()).all()) {
      console.print(console.styled(registration.name(), Style.BOLD));
      new Columns(4)
          .row(ComponentListing.of(registration).description())
          .row(origin(registration))
          .print(console);
    }
    return 0;
  }

  private static String origin(Registration registration) {
    DataSetProvider provider = DataSets.provider(registration);
    if (!provider.officialFiles().isEmpty()) {
      return "robustlt data prepare " + registration.name() + " --data DIR fetches it";
    }
    return DataSets.needs(provider).orElse("comes with the program");
  }
}
