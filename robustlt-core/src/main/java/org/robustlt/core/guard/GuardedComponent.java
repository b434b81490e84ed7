package org.robustlt.core.guard;

import java.util.Collection;
import java.util.List;

/** A component that is called through its guard. */
public interface GuardedComponent {
  /** Returns the component itself, for what it may be besides: stateful, a listener. */
  Object component();

  /** Returns which component it is. */
  ComponentIdentity identity();

  /** Returns the component behind a guard, or the object itself if there is none. */
  static Object behind(Object component) {
    return component instanceof GuardedComponent guarded ? guarded.component() : component;
  }

  /** Returns those of some objects that are components of plug-ins, in words. */
  static List<String> plugins(Collection<?> components) {
    return components.stream()
        .filter(GuardedComponent.class::isInstance)
        .map(component -> ((GuardedComponent) component).identity())
        .filter(ComponentIdentity::plugin)
        .map(ComponentIdentity::toString)
        .distinct()
        .toList();
  }

  /** Tells a component something, through its guard if it has one. */
  static void tell(Object component, Runnable event) {
    if (component instanceof GuardedComponent guarded) {
      new Guard(guarded.identity()).run("on", event);
    } else {
      event.run();
    }
  }
}
