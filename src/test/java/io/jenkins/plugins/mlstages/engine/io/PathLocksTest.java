package io.jenkins.plugins.mlstages.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PathLocksTest {
    private static final int THREADS = 8;

    private final PathLocks locks = new PathLocks();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void oneThreadAtATimeWorksOnAFileAndNoFileIsRemembered() throws Exception {
        int files = 3;
        int turns = 2_000;
        int[] counted = new int[files]; // not atomic: lost if two threads were in at once
        AtomicInteger[] inside = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        AtomicInteger crowd = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            boolean patient = thread % 2 == 0;
            work.add(threads.submit((Callable<Void>) () -> {
                for (int turn = 0; turn < turns; turn++) {
                    int file = turn % files;
                    Path path = Path.of("file-" + file);
                    PathLocks.Held held = patient ? locks.take(path) : locks.takeInterruptibly(path);
                    try {
                        crowd.accumulateAndGet(inside[file].incrementAndGet(), Math::max);
                        counted[file]++;
                        inside[file].decrementAndGet();
                    } finally {
                        held.letGo();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }

        assertThat(crowd).hasValue(1);
        assertThat(counted[0] + counted[1] + counted[2]).isEqualTo(THREADS * turns);
        for (int file = 0; file < files; file++) {
            assertThat(locks.knows(Path.of("file-" + file))).isFalse();
        }
    }

    @Test
    void aFileIsKnownWhileSomebodyHasItOrWaitsForIt() throws Exception {
        Path path = Path.of("file");
        PathLocks.Held outer = locks.take(path);
        PathLocks.Held again = locks.take(path);
        CountDownLatch got = new CountDownLatch(1);
        Future<?> waiting = threads.submit(() -> {
            PathLocks.Held held = locks.take(path);
            got.countDown();
            held.letGo();
        });

        again.letGo();
        assertThat(got.await(50, TimeUnit.MILLISECONDS))
                .as("the same thread still has it")
                .isFalse();
        assertThat(locks.knows(path)).isTrue();
        outer.letGo();
        waiting.get();
        assertThat(locks.knows(path)).isFalse();
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesNothing() throws Exception {
        Path path = Path.of("file");
        PathLocks.Held held = locks.take(path);
        Future<?> interrupted = threads.submit((Callable<Void>) () -> {
            Thread.currentThread().interrupt();
            locks.takeInterruptibly(path).letGo();
            return null;
        });

        assertThatThrownBy(interrupted::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(locks.knows(path)).isTrue();
        held.letGo();
        assertThat(locks.knows(path)).isFalse();
    }
}
