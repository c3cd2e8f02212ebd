package plan

// An arena hands out memory that is given back all at once. What it hands out
// does not move, and keeps what it held when it was last in use.
type arena[T any] struct {
	chunks [][]T
	used   int
}

const (
	chunkSize = 64
	// Chunks beyond these are freed after each document.
	keptChunks = 64
)

func (a *arena[T]) next() *T {
	chunk, place := a.used/chunkSize, a.used%chunkSize
	if chunk == len(a.chunks) {
		a.chunks = append(a.chunks, make([]T, chunkSize))
	}
	a.used++
	return &a.chunks[chunk][place]
}

func (a *arena[T]) reset() {
	a.used = 0
	if len(a.chunks) > keptChunks {
		clear(a.chunks[keptChunks:])
		a.chunks = a.chunks[:keptChunks]
	}
}
