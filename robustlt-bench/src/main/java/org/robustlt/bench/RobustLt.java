package org.robustlt.bench;

/** The command line of RobustLT. */
public final class RobustLt {
  private RobustLt() {}

  /** Prints the version. */
  public static void main(String[] arguments) {
    System.out.println("robustlt " + RobustLt.class.getPackage().getImplementationVersion());
  }
}
