package org.robustlt.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.engine.DeviceName;
import org.robustlt.core.machine.Cpu;

/** All checks. */
public final class Checks {
  private Checks() {}

  /** Checks this machine. */
  public static List<Finding> ofThisMachine() {
    Map<String, String> environment = System.getenv();
    Cpu cpu = Cpu.ofThisMachine();
    Backend backend = Backend.load();
    List<Finding> findings = new ArrayList<>();
    findings.add(Runtimes.java());
    findings.add(Finding.ok("CPU", cpu.model() + "; " + cpu.features()));
    findings.addAll(backend.check(cpu));
    findings.add(Runtimes.threads(environment));
    findings.addAll(Storage.memory());
    findings.add(Storage.disk());
    Optional<DeviceName> device = DeviceName.requested();
    device.ifPresent(name -> findings.add(Finding.ok("device", name.value() + ", by libtorch")));
    List<Gpu> gpus = Gpu.ofThisMachine();
    gpus.forEach(gpu -> findings.add(gpu.check(backend.cuda(), device)));
    if (gpus.isEmpty()) {
      findings.add(
          backend.cuda()
              ? Finding.problem(
                  "GPU", "none found, but this is the CUDA build", "unset ROBUSTLT_CUDA")
              : Finding.ok("GPU", "none found; training runs on the CPU"));
    }
    return findings;
  }
}
