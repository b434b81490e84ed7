package org.robustlt.bench.command;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.DataException;
import org.robustlt.bench.cluster.CellFailures;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RecordException;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.lease.LeaseException;
import org.robustlt.core.plugin.PluginException;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.registry.RegistryException;
import org.robustlt.core.run.RunException;
import org.robustlt.core.training.CollapsedException;
import org.robustlt.core.training.DivergedException;
import org.robustlt.core.training.StoppedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into a message and an exit code: 2 for what the user can mend, else 1. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final int INTERNAL = 1;
  static final int USER = 2;

  private static final List<Class<? extends Exception>> MENDED_BY_USER =
      List.of(
          UserException.class,
          RecordException.class,
          DataException.class,
          FileFormatException.class,
          PluginException.class,
          RecipeException.class,
          LeaseException.class,
          ComponentException.class,
          DivergedException.class,
          CollapsedException.class,
          StoppedException.class,
          RegistryException.class,
          RunException.class);

  /** Tells what failures of cells mean. */
  static final CellFailures OF_CELLS =
      new CellFailures() {
        @Override
        public boolean isOfMachine(Throwable failure) {
          return EnvironmentFault.among(failure).isPresent();
        }

        @Override
        public String words(Throwable failure) {
          return isUsers(failure)
              ? String.valueOf(failure.getMessage())
              : "internal error: " + failure;
        }
      };

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
    if (failure instanceof InvalidPathException path) {
      console.note(
          "robustlt: "
              + path.getMessage()
              + ": names beyond ASCII need a locale of UTF-8, such as LC_ALL=C.UTF-8");
      return USER;
    }
    if (!isUsers(failure)) {
      return handleError(failure, command);
    }
    String help = EnvironmentFault.ofMemory(failure).map(words -> "\n  " + words).orElse("");
    return mendable(failure.getMessage() + help, failure, command);
  }

  private static boolean isUsers(Throwable failure) {
    return MENDED_BY_USER.stream().anyMatch(type -> type.isInstance(failure));
  }

  private int mendable(String problem, Throwable failure, CommandLine command) {
    console.note("robustlt: " + problem);
    if (isVerbose(command)) {
      failure.printStackTrace(console.err());
    }
    return USER;
  }

  /** Tells of a failure of the program and returns the exit code. */
  int handleError(Throwable failure, CommandLine command) {
    Optional<String> fault = EnvironmentFault.among(failure);
    if (fault.isPresent()) {
      return mendable(fault.get(), failure, command);
    }
    console.note("robustlt: internal error: " + failure);
    if (isVerbose(command)) {
      failure.printStackTrace(console.err());
    } else {
      console.note("Run it again with --verbose to see where it happened.");
    }
    return INTERNAL;
  }

  private static boolean isVerbose(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof RobustLtCommand root
        && root.verbose();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    console.note("robustlt: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, console.err());
    console.note("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return USER;
  }
}
