package org.robustlt.bench.command;

import org.robustlt.core.engine.DeviceName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where to compute. The launcher has read the option before the program starts, since the build and
 * the native libraries depend on it.
 */
final class DeviceOption {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "Compute by libtorch on cuda, cuda:N, mps or cpu, or on what there is (auto); as"
              + " ROBUSTLT_DEVICE. Only then libtorch is downloaded.")
  void check(String name) {
    if (DeviceName.requested().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--device " + name + ": start the program by ./robustlt, which builds it for the device");
    }
  }
}
