package turnus.peer;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Moves in which two people swap what they do on the same one to seven days in a row: cover stays as it is. */
public class BlockSwaps implements MoveIteratorFactory<Ward, BlockSwaps.Swap> {
    private static final int LONGEST = 7;

    private Cell[][] lines;

    @Override
    public void phaseStarted(ScoreDirector<Ward> director) {
        List<List<Cell>> found = new ArrayList<>();
        for (Cell cell : director.getWorkingSolution().getCells()) {
            while (found.size() <= cell.getLine()) {
                found.add(new ArrayList<>());
            }
            List<Cell> line = found.get(cell.getLine());
            while (line.size() <= cell.getColumn()) {
                line.add(null);
            }
            line.set(cell.getColumn(), cell);
        }
        lines = found.stream().map(line -> line.toArray(Cell[]::new)).toArray(Cell[][]::new);
    }

    @Override
    public void phaseEnded(ScoreDirector<Ward> director) {
        lines = null;
    }

    @Override
    public long getSize(ScoreDirector<Ward> director) {
        int days = 0;
        for (Cell[] line : lines) {
            days = Math.max(days, line.length);
        }
        return Math.max(1L, (long) lines.length * lines.length / 2 * days * LONGEST);
    }

    @Override
    public Iterator<Swap> createOriginalMoveIterator(ScoreDirector<Ward> director) {
        throw new UnsupportedOperationException("in random order only");
    }

    @Override
    public Iterator<Swap> createRandomMoveIterator(ScoreDirector<Ward> director, Random random) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.length > 1;
            }

            @Override
            public Swap next() {
                Cell[] one = lines[random.nextInt(lines.length)];
                Cell[] other = lines[random.nextInt(lines.length)];
                int days = Math.min(one.length, other.length);
                List<Cell> left = new ArrayList<>(LONGEST);
                List<Cell> right = new ArrayList<>(LONGEST);
                if (days > 0) {
                    int first = random.nextInt(days);
                    int last = Math.min(days, first + 1 + random.nextInt(LONGEST));
                    for (int day = first; day < last; day++) {
                        if (one[day] != null && other[day] != null) {
                            left.add(one[day]);
                            right.add(other[day]);
                        }
                    }
                }
                return new Swap(left, right);
            }
        };
    }

    /** Two rows of cells that change places, day by day. */
    public static final class Swap extends AbstractMove<Ward> {
        private final List<Cell> left;
        private final List<Cell> right;

        Swap(List<Cell> left, List<Cell> right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<Ward> director) {
            boolean changes = false;
            for (int i = 0; i < left.size(); i++) {
                Cell one = left.get(i);
                Cell other = right.get(i);
                if (!one.getActivity().equals(other.getActivity())) {
                    if (!one.getAllowed().contains(other.getActivity())
                            || !other.getAllowed().contains(one.getActivity())) {
                        return false;
                    }
                    changes = true;
                }
            }
            return changes;
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<Ward> director) {
            for (int i = 0; i < left.size(); i++) {
                Integer one = left.get(i).getActivity();
                Integer other = right.get(i).getActivity();
                if (!one.equals(other)) {
                    set(director, left.get(i), other);
                    set(director, right.get(i), one);
                }
            }
        }

        private static void set(ScoreDirector<Ward> director, Cell cell, Integer activity) {
            director.beforeVariableChanged(cell, "activity");
            cell.setActivity(activity);
            director.afterVariableChanged(cell, "activity");
        }

        @Override
        public Swap rebase(ScoreDirector<Ward> destination) {
            return new Swap(rebaseList(left, destination), rebaseList(right, destination));
        }

        @Override
        public Collection<? extends Object> getPlanningEntities() {
            List<Cell> all = new ArrayList<>(left);
            all.addAll(right);
            return all;
        }

        @Override
        public Collection<? extends Object> getPlanningValues() {
            return getPlanningEntities().stream().map(cell -> ((Cell) cell).getActivity()).toList();
        }
    }
}
