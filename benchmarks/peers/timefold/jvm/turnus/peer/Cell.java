package turnus.peer;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** The planning entity: what one person does on one day, out of what may stand there. */
@PlanningEntity
public class Cell {
    @PlanningId
    private int index;
    private int line;
    private int column;
    private List<Integer> allowed;

    @PlanningVariable(valueRangeProviderRefs = "allowed")
    private Integer activity;

    public Cell() {
    }

    Cell(int index, int line, int column, List<Integer> allowed) {
        this.index = index;
        this.line = line;
        this.column = column;
        this.allowed = allowed;
    }

    public int getIndex() {
        return index;
    }

    public int getLine() {
        return line;
    }

    public int getColumn() {
        return column;
    }

    @ValueRangeProvider(id = "allowed")
    public List<Integer> getAllowed() {
        return allowed;
    }

    public Integer getActivity() {
        return activity;
    }

    public void setActivity(Integer activity) {
        this.activity = activity;
    }
}
