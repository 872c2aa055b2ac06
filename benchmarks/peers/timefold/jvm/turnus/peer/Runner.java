package turnus.peer;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs one solver a thread, each with its own seed, and tells of better rosters as JSON, one message a line. */
public final class Runner {
    private static final long EVERY_MILLIS = 200;

    private final long begun = System.nanoTime();
    private final Calculator exact = new Calculator();
    private HardSoftLongScore best;
    private HardSoftLongScore toldBest;
    private Ward roster;
    private long moves;
    private boolean told = true;

    private Runner() {
    }

    /** Rows out of a flat array in which each row stands behind its length. */
    static int[][] rows(int[] flat) {
        List<int[]> found = new ArrayList<>();
        for (int at = 0; at < flat.length; at += 1 + flat[at]) {
            found.add(Arrays.copyOfRange(flat, at + 1, at + 1 + flat[at]));
        }
        return found.toArray(int[][]::new);
    }

    /**
     * @param config Timefold's configuration as XML
     * @param sums nine numbers for each sum
     * @param facts whether the tables are to be problem facts, for constraint streams
     */
    public static void run(String config, boolean facts, int activities, int[] cells, int[] literals,
            int[] conjunctions, long[] sums, long points, long hard, long millis, long seed, int workers)
            throws InterruptedException {
        long[][] ofSums = new long[sums.length / 9][];
        for (int i = 0; i < ofSums.length; i++) {
            ofSums[i] = Arrays.copyOfRange(sums, 9 * i, 9 * i + 9);
        }
        Runner runner = new Runner();
        Tables tables = new Tables(activities, rows(cells), rows(literals), rows(conjunctions), ofSums, points, hard);
        runner.solve(config, facts, tables, millis, seed, workers);
    }

    private void solve(String config, boolean facts, Tables tables, long millis, long seed, int workers)
            throws InterruptedException {
        List<Throwable> failed = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long own = seed * 1000 + worker;
            Thread thread = new Thread(() -> {
                try {
                    one(config, new Ward(tables, facts), millis, own);
                } catch (Throwable problem) {
                    synchronized (failed) {
                        failed.add(problem);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(EVERY_MILLIS);
                tell();
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.get(0));
        }
        tell();
        synchronized (this) {
            System.out.println("{\"done\":true,\"seconds\":" + seconds() + ",\"moves\":" + moves + "}");
            System.out.flush();
        }
    }

    private void one(String config, Ward ward, long millis, long seed) {
        SolverConfig settings = SolverConfig.createFromXmlInputStream(
                new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)));
        long left = Math.max(1, millis - (System.nanoTime() - begun) / 1_000_000);
        settings.withRandomSeed(seed).withTerminationSpentLimit(Duration.ofMillis(left));
        Solver<Ward> solver = SolverFactory.<Ward>create(settings).buildSolver();
        solver.addEventListener(event -> {
            if (event.isNewBestSolutionInitialized()) {
                offer(event.getNewBestSolution());
            }
        });
        Ward found = solver.solve(ward);
        offer(found);
        synchronized (this) {
            moves += ((DefaultSolver<Ward>) solver).getMoveEvaluationCount();
        }
    }

    private synchronized void offer(Ward ward) {
        for (Cell cell : ward.getCells()) {
            if (cell.getActivity() == null) {
                return;
            }
        }
        if (best == null || ward.getScore().compareTo(best) > 0) {
            best = ward.getScore();
            roster = ward;
            told = false;
        }
    }

    /** Tell of the best roster, weighed from scratch, if it is better than the last that was told of. */
    private synchronized void tell() {
        if (told) {
            return;
        }
        told = true;
        exact.resetWorkingSolution(roster);
        HardSoftLongScore score = exact.calculateScore();
        if (toldBest != null && score.compareTo(toldBest) <= 0) {
            return;
        }
        toldBest = score;
        int[] activities = roster.getCells().stream().mapToInt(Cell::getActivity).toArray();
        System.out.println("{\"seconds\":" + seconds() + ",\"hard\":" + -score.hardScore() + ",\"penalty\":"
                + -score.softScore() + ",\"roster\":" + Arrays.toString(activities) + "}");
        System.out.flush();
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1_000_000 / 1000.0;
    }
}
