package org.robustlt.bench.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.console.Console.Style;
import org.robustlt.bench.doctor.Checks;
import org.robustlt.bench.doctor.Finding;
import org.robustlt.bench.doctor.Finding.Level;
import org.robustlt.bench.doctor.KernelReport;
import org.robustlt.bench.doctor.PluginCheck;
import org.robustlt.core.engine.DeviceName;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the program finds on this machine. */
@Command(
    name = "doctor",
    header = "Check this machine: CPU, native libraries, memory, GPU, plug-ins.",
    description = {
      "Each line is ok, a note (works, could be better) or a problem, with what to do. The exit"
          + " code is 1 if there is a problem."
    },
    footer = {"  ./robustlt doctor", "  ./robustlt doctor --kernels --device cuda"})
final class DoctorCommand implements Callable<Integer> {
  private static final int SUBJECT = 18;
  private static final int LEVEL = 9;

  private final Console console;

  @Option(
      names = "--kernels",
      description =
          "Compute every layer on small networks instead, and compare with double precision on"
              + " the CPU; takes a minute.")
  private boolean kernels;

  @Option(
      names = "--library",
      paramLabel = "NAME",
      description = "Kernel library to check; the one that would be used if not given.")
  private Optional<String> library = Optional.empty();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (kernels) {
      return checkKernels();
    }
    console.print(console.styled("RobustLT " + Version.current(), Style.BOLD));
    List<Finding> findings = new ArrayList<>(Checks.ofThisMachine());
    findings.addAll(PluginCheck.of(plugins.load()));
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

  private int checkKernels() {
    KernelLibrary chosen = chosen();
    console.print(
        "kernel library "
            + chosen.name()
            + " on "
            + DeviceName.requested().map(DeviceName::value).orElse("cpu")
            + ", against double precision on the CPU");
    KernelReport report = KernelReport.of(chosen, rule -> console.print(rule.line()));
    report.violations().forEach(violation -> console.print(console.styled(violation, Style.BAD)));
    console.print(report.summary());
    return report.violations().isEmpty() ? 0 : Failures.INTERNAL;
  }

  private KernelLibrary chosen() {
    try {
      return library
          .map(name -> KernelLibraries.named(name, DataType.FLOAT))
          .orElseGet(() -> KernelLibraries.preferred(DataType.FLOAT));
    } catch (IllegalArgumentException e) {
      throw new UserException("--library: " + e.getMessage());
    }
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
