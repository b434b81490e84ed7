package org.robustlt.core.engine.contract;

/**
 * One thing that a kernel library must do, on one network.
 *
 * @param rule what it must do
 * @param network the network that it is tried on
 * @param body throws {@link ContractViolation} if the library does not
 */
public record KernelCheck(String rule, String network, Runnable body) {
  /** Returns rule and network, as the name of a test. */
  public String name() {
    return rule + ": " + network;
  }

  /**
   * Tries it.
   *
   * @throws ContractViolation if the library does something else
   */
  public void run() {
    body.run();
  }
}
