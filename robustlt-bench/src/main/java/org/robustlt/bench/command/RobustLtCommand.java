package org.robustlt.bench.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.guard.StrayThreads;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code robustlt} with all its sub-commands. */
@Command(
    name = "robustlt",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    header = "Adversarial training for long-tailed data.",
    description = {
      "Trains image classifiers that withstand small perturbations although some classes have few"
          + " images, and measures how well they do. COMMAND --help tells more."
    },
    synopsisHeading = "%nUsage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = false,
    footer = {
      "  ./robustlt quickstart                     the main job on small data, in minutes",
      "  ./robustlt components                     what recipes can name",
      "  ./robustlt doctor                         what this machine can do",
      "  source <(./robustlt completion)           completion for bash and zsh"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:internal failure, or a check of doctor failed",
      " 2:something that you can mend: the message says what"
    })
public final class RobustLtCommand implements Runnable {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean verbose;

  @Spec private @Nullable CommandSpec spec;

  /** Returns the command line, printing to the given console. */
  public static CommandLine commandLine(Console console) {
    CommandLine root = new CommandLine(new RobustLtCommand());
    root.addSubcommand(new QuickstartCommand(console));
    root.addSubcommand(new TrainCommand(console));
    root.addSubcommand(new EvaluateCommand(console));
    root.addSubcommand(new CompareCommand(console));
    root.addSubcommand(new StatusCommand(console));
    root.addSubcommand(new ReproduceCommand(console));
    root.addSubcommand(new ImportCommand(console));
    root.addSubcommand(new ExportCommand(console));
    root.addSubcommand(new PredictCommand(console));
    root.addSubcommand(new ComponentsCommand(console));
    root.addSubcommand(new ValidateCommand(console));
    root.addSubcommand(new SchemaCommand(console));
    root.addSubcommand(new ReportCommand(console));
    root.addSubcommand(new CardCommand(console));
    root.addSubcommand("leaderboard", LeaderboardCommand.commandLine(console));
    root.addSubcommand("data", DataCommand.commandLine(console));
    root.addSubcommand("bench", BenchCommand.commandLine(console));
    root.addSubcommand("plugin", PluginCommand.commandLine(console));
    root.addSubcommand(new DoctorCommand(console));
    root.addSubcommand(new CompletionCommand(console));
    Failures failures = new Failures(console);
    return root.setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.min(console.width(), 100))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()))
        .setOut(console.out())
        .setErr(console.err());
  }

  /** Runs the command line and returns its exit code. */
  public static int execute(Console console, String... arguments) {
    CommandLine line = commandLine(console);
    Thread.setDefaultUncaughtExceptionHandler(new StrayThreads());
    try {
      int code = line.execute(arguments);
      Optional<String> fault = StrayThreads.fault();
      fault.ifPresent(told -> console.note("robustlt: " + told));
      return code == 0 && fault.isPresent() ? Failures.USER : code;
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      // picocli handles exceptions only
      return new Failures(console).handleError(e, line);
    }
  }

  /** Returns whether stack traces are wanted. */
  boolean verbose() {
    return verbose;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
