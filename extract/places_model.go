package extract

import (
	_ "embed"
)

const wordHashes = 1024

// The blocks of the weights, one after the other; see placeFeatures.
const (
	blockBias     = 0
	blockPrevious = blockBias + 1
	blockNext     = blockPrevious + int(wordClasses)*int(shapes)
	blockKnown    = blockNext + int(wordClasses)*int(shapes)
	blockShape    = blockKnown + int(gazetteerClasses)
	blockStory    = blockShape + int(shapes)*int(gazetteerClasses)
	blockBefore   = blockStory + stories*int(gazetteerClasses)
	blockAfter    = blockBefore + wordHashes
	blockAround   = blockAfter + wordHashes
	blockPrevKind = blockAround + int(wordClasses)*int(wordClasses)
	blockNextKind = blockPrevKind + int(wordClasses)*int(gazetteerClasses)
	blockHead     = blockNextKind + int(wordClasses)*int(gazetteerClasses)
	placeWeights  = blockHead + wordHashes

	placeFeatureCount = 12
)

// placeFeatures returns the weights that a name's score is the sum of.
func placeFeatures(t *toponym, story storyClass) [placeFeatureCount]int {
	previous, next, known, shape := int(t.previous), int(t.next), int(t.known), int(t.shape)
	return [placeFeatureCount]int{
		blockBias,
		blockPrevious + previous*int(shapes) + shape,
		blockNext + next*int(shapes) + shape,
		blockKnown + known,
		blockShape + shape*int(gazetteerClasses) + known,
		blockStory + int(story)*int(gazetteerClasses) + known,
		blockBefore + int(t.before),
		blockAfter + int(t.after),
		blockAround + previous*int(wordClasses) + next,
		blockPrevKind + previous*int(gazetteerClasses) + known,
		blockNextKind + next*int(gazetteerClasses) + known,
		blockHead + int(hashWord([]byte(t.head))),
	}
}

// placeWeightTable holds the weights as 16-bit numbers in hundredths, little
// endian. TestTrainPlaces makes it.
//
//go:embed places_weights.bin
var placeWeightTable string

// placeScore is the logarithm of the odds that a name is a place here.
func placeScore(t *toponym, story storyClass) float64 {
	sum := 0
	for _, f := range placeFeatures(t, story) {
		sum += int(int16(uint16(placeWeightTable[2*f]) | uint16(placeWeightTable[2*f+1])<<8))
	}
	return float64(sum) / 100
}
