package org.robustlt.bench.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.console.Console.Style;
import org.robustlt.bench.doctor.Checks;
import org.robustlt.bench.doctor.Finding;
import org.robustlt.bench.doctor.Finding.Level;
import picocli.CommandLine.Command;

/** Prints what the program finds on this machine. */
@Command(
    name = "doctor",
    header = "Check this machine: CPU, native libraries, memory, GPU.",
    description = {
      "Each line is ok, a note (works, could be better) or a problem, with what to do. The exit"
          + " code is 1 if there is a problem."
    },
    footer = {"  ./robustlt doctor"})
final class DoctorCommand implements Callable<Integer> {
  private static final int SUBJECT = 18;
  private static final int LEVEL = 9;

  private final Console console;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(console.styled("RobustLT " + Version.current(), Style.BOLD));
    List<Finding> findings = Checks.ofThisMachine();
    findings.forEach(this::print);
    long problems = findings.stream().filter(f -> f.level() == Level.PROBLEM).count();
    long notes = findings.stream().filter(f -> f.level() == Level.NOTE).count();
    console.print("");
    console.print(
        problems == 0 && notes == 0
            ? "Everything is well."
            : counted(problems, "problem") + ", " + counted(notes, "note") + ".");
    return problems == 0 ? 0 : Failures.INTERNAL;
  }

  private void print(Finding finding) {
    String level = finding.level().word();
    Style style =
        switch (finding.level()) {
          case OK -> Style.GOOD;
          case NOTE -> Style.CAUTION;
          case PROBLEM -> Style.BAD;
        };
    String margin = " ".repeat(LEVEL + SUBJECT);
    List<String> lines = console.wrap(finding.text(), margin.length());
    console.print(
        console.styled(level, style)
            + " ".repeat(LEVEL - level.length())
            + padded(finding.subject())
            + lines.get(0));
    lines.stream().skip(1).forEach(line -> console.print(margin + line));
    finding
        .advice()
        .ifPresent(
            advice -> {
              List<String> advised = console.wrap(advice, margin.length() + 2);
              console.print(margin + "→ " + advised.get(0));
              advised.stream().skip(1).forEach(line -> console.print(margin + "  " + line));
            });
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String padded(String subject) {
    return subject + " ".repeat(Math.max(1, SUBJECT - subject.length()));
  }
}
