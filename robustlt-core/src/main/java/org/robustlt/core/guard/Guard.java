package org.robustlt.core.guard;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.data.DataException;

/**
 * Calls a component. What it throws becomes a {@link ComponentException}, except for what the
 * engine threw in answer to it; while it is called, {@link CurrentCall} tells so.
 *
 * @param component who is called
 */
public record Guard(ComponentIdentity component) {
  /**
   * Makes a call.
   *
   * @param call the name of the method
   * @throws ComponentException if the component throws, or a thread that a plug-in started
   */
  public <T> T call(String call, Supplier<T> work) {
    @Nullable CurrentCall outer = CurrentCall.begin(component, call);
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      T result = work.get();
      if (component.plugin()) {
        check(call, StrayThreads.fault().map(fault -> Violation.of("left " + fault)));
        if (!interrupted && Thread.interrupted()) {
          check(call, Optional.of(Violation.of("left the thread interrupted")));
        }
      }
      return result;
    } catch (ComponentException | EngineException e) {
      throw e;
    } catch (UndeclaredThrowableException e) {
      throw ComponentException.of(component, call, e.getUndeclaredThrowable());
    } catch (Throwable e) {
      if (e instanceof DataException told && component.isOfData()) {
        throw told;
      }
      throw ComponentException.of(component, call, e);
    } finally {
      CurrentCall.end(outer);
    }
  }

  /**
   * Makes a call that returns nothing.
   *
   * @param call the name of the method
   * @throws ComponentException if the component throws
   */
  public void run(String call, Runnable work) {
    call(
        call,
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Makes the component.
   *
   * @throws ComponentException if the component refuses its context, or throws otherwise
   */
  <T> T create(Supplier<T> work) {
    return call(
        "create",
        () -> {
          try {
            return work.get();
          } catch (IllegalArgumentException e) {
            throw ComponentException.refused(component, e);
          }
        });
  }

  /**
   * Checks what a call returned.
   *
   * @throws ComponentException if a rule is broken
   */
  public void check(String call, Optional<Violation> violation) {
    if (violation.isPresent()) {
      throw ComponentException.of(component, call, violation.get());
    }
  }
}
