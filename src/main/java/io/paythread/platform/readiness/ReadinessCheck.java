package io.paythread.platform.readiness;

import java.util.List;

/** Looks at a part of the configuration, before anything begins to work. Implement it as a bean. */
public interface ReadinessCheck {
    /** What is wrong with it; empty where nothing is. Asked once, at start, whatever the profile. */
    List<Finding> findings();
}
