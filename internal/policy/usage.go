package policy

import "github.com/open-policy-agent/opa/v1/ir"

// usage counts what statements do with locals.
type usage struct {
	written map[ir.Local]int  // how often it is given a value
	changed map[ir.Local]int  // how often it is given an element
	tested  map[ir.Local]bool // whether it is tested for being defined, or reset
}

func use(stmts []ir.Stmt) usage {
	u := usage{written: map[ir.Local]int{}, changed: map[ir.Local]int{}, tested: map[ir.Local]bool{}}
	each(stmts, u.count)
	return u
}

// each visits statements, including nested ones.
func each(stmts []ir.Stmt, visit func(ir.Stmt)) {
	for _, stmt := range stmts {
		visit(stmt)
		for _, block := range nestedIn(stmt) {
			each(block.Stmts, visit)
		}
	}
}

func nestedIn(stmt ir.Stmt) []*ir.Block {
	switch stmt := stmt.(type) {
	case *ir.BlockStmt:
		return stmt.Blocks
	case *ir.ScanStmt:
		return []*ir.Block{stmt.Block}
	case *ir.NotStmt:
		return []*ir.Block{stmt.Block}
	default:
		return nil
	}
}

func (u usage) count(stmt ir.Stmt) {
	switch stmt := stmt.(type) {
	case *ir.ScanStmt:
		u.written[stmt.Key]++
		u.written[stmt.Value]++
	case *ir.CallStmt:
		u.written[stmt.Result]++
	case *ir.AssignVarStmt:
		u.written[stmt.Target]++
	case *ir.AssignVarOnceStmt:
		u.written[stmt.Target]++
	case *ir.AssignIntStmt:
		u.written[stmt.Target]++
	case *ir.DotStmt:
		u.written[stmt.Target]++
	case *ir.LenStmt:
		u.written[stmt.Target]++
	case *ir.ResetLocalStmt:
		u.tested[stmt.Target] = true
	case *ir.IsDefinedStmt:
		u.tested[stmt.Source] = true
	case *ir.IsUndefinedStmt:
		u.tested[stmt.Source] = true
	default:
		u.countMade(stmt)
	}
}

func (u usage) countMade(stmt ir.Stmt) {
	switch stmt := stmt.(type) {
	case *ir.MakeNullStmt:
		u.written[stmt.Target]++
	case *ir.MakeNumberIntStmt:
		u.written[stmt.Target]++
	case *ir.MakeNumberRefStmt:
		u.written[stmt.Target]++
	case *ir.MakeArrayStmt:
		u.written[stmt.Target]++
	case *ir.MakeObjectStmt:
		u.written[stmt.Target]++
	case *ir.MakeSetStmt:
		u.written[stmt.Target]++
	case *ir.ArrayAppendStmt:
		u.changed[stmt.Array]++
	case *ir.ObjectInsertStmt:
		u.changed[stmt.Object]++
	case *ir.ObjectInsertOnceStmt:
		u.changed[stmt.Object]++
	case *ir.SetAddStmt:
		u.changed[stmt.Set]++
	}
}

// uniform reports whether every rule among blocks that gives result a value
// gives it the same string or boolean.
func uniform(blocks []*ir.Block, result ir.Local) bool {
	var head ir.Val
	same := true
	for _, block := range blocks {
		each(block.Stmts, func(stmt ir.Stmt) {
			assign, is := stmt.(*ir.AssignVarOnceStmt)
			if !is || assign.Target != result {
				return
			}
			source := val(assign.Source)
			if _, variable := source.(ir.Local); variable || head != nil && head != source {
				same = false
			}
			head = source
		})
	}
	return same && head != nil
}

// ordered reports whether the order of a scan is visible: it appends to an
// array that was made before it.
func ordered(scan *ir.ScanStmt) bool {
	made, shows := map[ir.Local]bool{}, false
	each(scan.Block.Stmts, func(stmt ir.Stmt) {
		switch stmt := stmt.(type) {
		case *ir.MakeArrayStmt:
			made[stmt.Target] = true
		case *ir.ArrayAppendStmt:
			shows = shows || !made[stmt.Array]
		}
	})
	return shows
}
