package turnus.peer;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Moves of a rostering user: two people swap what they do on the same one to seven days in a row, which keeps cover;
 * the same in two weeks at once, which often keeps hours and weekends too; one person swaps two stretches of days.
 * A third of the stretches are weekends.
 */
public class BlockSwaps implements MoveIteratorFactory<Ward, BlockSwaps.Swap> {
    private static final int LONGEST = 7;
    /** Day of the week on which a weekend begins, when the first day is a Monday. */
    private static final int WEEKEND = 5;
    private static final int TWO_WEEKS = 1;
    private static final int ONE_PERSON = 2;

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
                int kind = random.nextInt(3);
                Cell[] one = lines[random.nextInt(lines.length)];
                Cell[] other = kind == ONE_PERSON ? one : lines[random.nextInt(lines.length)];
                int days = Math.min(one.length, other.length);
                List<Cell> left = new ArrayList<>(2 * LONGEST);
                List<Cell> right = new ArrayList<>(2 * LONGEST);
                int length = 1 + random.nextInt(LONGEST);
                if (days < 2 * length) {
                    return new Swap(left, right);
                }
                int first = random.nextInt(days - length + 1);
                if (days % 7 == 0 && random.nextInt(3) == 0) {
                    length = 2;
                    first = WEEKEND + 7 * random.nextInt(days / 7);
                }
                if (kind == ONE_PERSON) {
                    int second = random.nextInt(days - length + 1);
                    if (Math.abs(first - second) >= length) {
                        pair(left, right, one, first, one, second, length);
                    }
                    return new Swap(left, right);
                }
                pair(left, right, one, first, other, first, length);
                if (kind == TWO_WEEKS) {
                    int second = first % 7 + 7 * random.nextInt((days - length - first % 7) / 7 + 1);
                    if (second != first) {
                        pair(left, right, one, second, other, second, length);
                    }
                }
                return new Swap(left, right);
            }
        };
    }

    private static void pair(List<Cell> left, List<Cell> right, Cell[] one, int first, Cell[] other, int second,
            int length) {
        for (int k = 0; k < length; k++) {
            if (one[first + k] != null && other[second + k] != null) {
                left.add(one[first + k]);
                right.add(other[second + k]);
            }
        }
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
