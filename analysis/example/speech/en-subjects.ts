/** What posts in English are about. */
import type { Tongue } from './tongue.ts'

export const subjects: Tongue['subjects'] = {
  food: {
    short: 'this',
    things: [
      'the agnolotti del plin',
      'the hazelnut cake',
      'the braised rabbit',
      'the tajarin with butter',
      'the onion soup',
      'the gnocchi',
      'the anchovies in green sauce',
      'the stuffed peppers',
      'the lasagne',
      'the chickpea farinata',
      'the meatballs',
      'the baked pasta',
    ],
    seasons: [
      ['the bagna cauda', 'the ox stew', 'the cabbage rolls', 'the polenta'],
      ['the asparagus with eggs', 'the nettle risotto', 'the spring peas'],
      ['the cold vitello tonnato', 'the tomato tart', 'the peach and amaretti bake'],
      ['the mushroom tagliatelle', 'the pumpkin gnocchi', 'the chestnut cake', 'the eggs with truffle'],
    ],
    captions: [
      '{It}, at a table with a short leg. I would go back for the table alone.',
      'They brought {it} without asking, and they were right.',
      '{It}. Nine euros, paper tablecloth, nobody in a hurry.',
      'I have eaten {it} in eleven kitchens. This one wins, and here is why.',
      'My mother’s way with {it}, written down before she changes it again.',
      'Rain outside, {it} inside. That was the whole plan.',
      'You asked for {it}. I burnt the first try, so you don’t have to.',
      'The cook came out to see who had ordered {it} at eleven in the morning. Me.',
      '{It}, and the story of the waiter who would not let me have the menu.',
    ],
    asks: [
      [
        'How long do you let {it} rest before it comes to the table?',
        'Ten minutes under a cloth, {fan}. Less and it runs, more and it sulks.',
        'As long as it takes to lay the table, {fan}.',
      ],
      [
        'Can I make {it} the evening before?',
        'Yes, {fan}, and it gets better. Out of the fridge an hour early.',
        'I always do. The morning is for the guests.',
      ],
      [
        'Where do you buy what you need for {it}?',
        'Saturday market, the lady with the blue van. Go before nine, {fan}.',
        'The small stall on the corner of the square, {fan}. Ask what she would take herself.',
      ],
      [
        'What would you drink with {it}?',
        'A young Barbera, a little cool. Nothing that needs a speech, {fan}.',
        'Water, and then the wine you like. Really, {fan}.',
      ],
      [
        'Would you make {it} for a table of twelve?',
        'I did it for fourteen, {fan}. Two trays, and somebody else brings the salad.',
        'Yes, in two rounds, and talk a lot in between.',
      ],
      [
        'Can one manage {it} in a kitchen with two burners?',
        'I have three, {fan}, and the third is for show.',
        'Yes. One for the pot, one for the coffee while you wait.',
      ],
      [
        'Did your grandmother put nutmeg in {it} too, or is that only my family?',
        'Only on Sundays, {fan}, she said it was expensive.',
        'Mine too! I thought we were the only ones, {fan}.',
      ],
      [
        'We are in {place} for one evening: would you cross town for {it}?',
        'Yes, {fan}. Get off one stop early and walk the last bit.',
        'For one evening, {fan}? Cross it twice.',
      ],
      [
        'Do they mind if one comes alone?',
        'They put you next to the kitchen and talk to you, {fan}. It is the best seat.',
        'Go alone, {fan}. Take the stool by the window.',
      ],
      [
        'My father-in-law will be there and he judges. Would you risk {it}?',
        'Serve it and leave the room, {fan}. Come back for the silence.',
        'Yes, and a second bottle, {fan}.',
      ],
      [
        'Is the place easy with a pram?',
        'One step, {fan}, and two strong waiters.',
        'Ask for the courtyard, {fan}. There is room for three prams and a dog.',
      ],
      [
        'What do you do with what is left of {it}?',
        'A frittata, {fan}. Everything becomes a frittata.',
        'Left, {fan}? I don’t know that word.',
      ],
      [
        'Which pot is that? Mine sticks every time with {it}.',
        'An ugly old one, {fan}. Lower flame, and don’t poke it.',
        'It was my aunt’s, {fan}. Yours needs ten years, that is all.',
      ],
      [
        'Is it worth booking on a weekday?',
        'On a Tuesday just walk in, {fan}. On a Friday ring at four, they are kind at four.',
        'For two, no. For more, yes, {fan}.',
      ],
    ],
    tells: [
      [
        'Made {it} for my parents on Sunday and my father asked for seconds. He never does.',
        'I am framing this, {fan}. What did your mother say?',
        'Fathers who ask twice! Well done, {fan}.',
      ],
      ['Third time with {it} and this time nobody reached for the salt.', 'That is the day you graduate, {fan}.'],
      [
        'We had {it} for our anniversary because of you, with candles and everything.',
        'How many years, {fan}? Tell me it was the wobbly table.',
      ],
      [
        'My neighbour smelled {it} and knocked. Now we eat together on Thursdays.',
        'This is why I do this, {fan}. Greet your Thursday.',
      ],
      [
        'Burnt my first try at {it}, followed your note about the low flame, and the second was perfect.',
        'The first one is always for the pan, {fan}.',
        'I burnt two, {fan}. You are ahead of me.',
      ],
      [
        'Your way with {it} is how my aunt in {town} did it. I cried a little over the pan.',
        'Then a bit of her was in my kitchen too, {fan}. Thank you.',
      ],
      [
        'Took {it} to the office. I am suddenly popular.',
        'Use your power well, {fan}.',
        'And now you may never bring biscuits again, {fan}.',
      ],
      [
        'I wrote {it} on the card inside the cupboard door, next to my grandmother’s.',
        'There is no better place, {fan}.',
      ],
      [
        'Went on Friday because of you, sat at the wobbly table. The owner asked if I was one of yours.',
        'You are, {fan}. Did he bring you the little glass at the end?',
      ],
      [
        'We were four strangers at that table and left as a group chat.',
        'I want to be in it, {fan}!',
        'What is it called, {fan}? It must have a name.',
      ],
      ['My daughter, six, ate {it}. She does not eat things.', 'Quick, {fan}, write down the date.'],
      [
        'I booked for two and came with seven. They just moved a wall of chairs.',
        'I can see their faces, {fan}. And yours.',
      ],
      ['You said go hungry. I did not listen. I suffered, happily.', 'I did say, {fan}. Twice.'],
      [
        'First time eating out alone since I moved to {town}. Nobody stared. Thank you for the push.',
        'I am so glad, {fan}. Next time tell me, I will wave.',
      ],
      ['I asked for {it} the way you wrote it and the cook laughed and made it.', 'She told me, {fan}! That was you?'],
      [
        'My mother has printed your page. On paper. With the comments.',
        'Then say hello to her from this comment, {fan}.',
      ],
    ],
  },
  wine: {
    short: 'this one',
    things: [
      'the Grignolino',
      'the young Barbera',
      'the Timorasso',
      'the Freisa',
      'the Dolcetto from the steep side',
      'the old Nebbiolo',
      'the Arneis',
      'the rosé from the cold cellar',
      'the Ruchè',
    ],
    captions: [
      '{It}, opened on a Tuesday because Tuesdays need it.',
      'Two sisters, four hectares, and {it}. They still write the labels by hand.',
      '{It}: smells of rain and pepper, costs less than parking in town.',
      'I was wrong about {it}. Notes from a second bottle.',
      'What I poured for my father: {it}. He said nothing and held out the glass.',
      'The dog of the house chose {it}. I only carried it.',
    ],
    asks: [
      [
        'How long before dinner do you open {it}?',
        'When the water goes on, {fan}. That is enough.',
        'An hour, and taste it on the way. It changes its mind.',
      ],
      [
        'What do you eat with {it} when there is no meat?',
        'Baked onions, {fan}. Trust me once.',
        'A frittata with whatever is left over, {fan}.',
      ],
      [
        'Does {it} keep another five years in a normal cellar?',
        'Three, {fan}, then invite me.',
        'If your cellar is really a cupboard, drink it by Christmas.',
      ],
      [
        'Can one visit where {it} is made?',
        'Ring the evening before, {fan}. The dog only barks.',
        'Yes, on Saturdays. Bring bread, they like that.',
      ],
      [
        'My glass of {it} was cloudy, is that wrong?',
        'Not at all, {fan}. It was not filtered. Let it stand a day.',
        'Only if it smells of wet cardboard. Did it?',
      ],
      [
        'Cold or not so cold?',
        'Cellar cold, {fan}: half an hour in the fridge, then patience.',
        'A little cooler than you think, {fan}.',
      ],
      [
        'Which glass? I only own water glasses.',
        'Then a water glass, {fan}. The wine does not mind.',
        'Water glasses are what the growers use, {fan}.',
      ],
    ],
    tells: [
      [
        'Opened {it} with my brother and we finally talked about the house.',
        'Some bottles do that, {fan}. I hope it went well.',
      ],
      ['I never liked reds until {it}. My whole shelf has changed.', 'Sorry for your shelf, {fan}. Not sorry.'],
      ['Drove out on Saturday, bought six, two survived the weekend.', 'Two is a good average, {fan}.'],
      ['Your note said pepper. I laughed, then I tasted pepper.', 'I laughed too, the first time, {fan}.'],
      ['Gave {it} to my boss who knows everything. He wrote down the name.', 'Ask for a raise now, {fan}.'],
      [
        'The old man at the cellar remembered you. He asked if you still spill.',
        'Only on good days, {fan}. Greet him back!',
      ],
      [
        'We poured {it} at my mother’s birthday. Eighty, and she asked for the label.',
        'Happy birthday to her, {fan}. Good taste keeps.',
      ],
    ],
  },
  travel: {
    short: 'this',
    things: [
      'the slow train to the lake',
      'the hill path behind the abbey',
      'the night ferry',
      'the village with one bar',
      'the little museum of clocks',
      'the walk along the old railway',
      'the room above the bakery',
      'the morning market',
      'the bus to the end of the line',
      'the tower nobody climbs',
    ],
    captions: [
      '{It}: two hours, one sandwich, no plan.',
      'I nearly skipped {it}. Here is why you should not.',
      'Notes on {it}, with what it cost to the cent.',
      '{It}, early, before the groups arrive.',
      'If you have one free day, make it {it}.',
      'It rained on {it} and I would do it again tomorrow.',
    ],
    asks: [
      [
        'Is {it} doable with a pushchair?',
        'Up to the bridge, yes, {fan}. After that you carry.',
        'I saw three and all looked happy, {fan}.',
      ],
      [
        'Which month would you choose for {it}?',
        'Late September, {fan}. Warm stones, empty benches.',
        'May, on a weekday, {fan}.',
      ],
      [
        'Do I have to book {it}?',
        'Not on weekdays, {fan}. On Sundays ring before ten.',
        'No, just be there when the doors open.',
      ],
      [
        'Did you feel safe there on your own?',
        'Yes, {fan}, also after dark. The lady at the bar watches everything.',
        'I did. Sit in the first carriage with the students.',
      ],
      [
        'What did {it} cost you in the end?',
        'Nineteen euros with lunch, {fan}.',
        'Less than the parking would have, {fan}. I keep the tickets.',
      ],
      [
        'Do they take dogs?',
        'Dogs yes, opinions about dogs no, {fan}.',
        'On a lead, {fan}, and they bring water first to the dog.',
      ],
    ],
    tells: [
      ['We did {it} with my mother, who is 81 and wants to go again.', 'I want to travel with your mother, {fan}.'],
      ['Followed your notes to the letter, even the sandwich.', 'The sandwich is the important part, {fan}.'],
      ['Missed the last bus back and it became the best evening of the trip.', 'It always is the missed bus, {fan}.'],
      ['I printed your page for the glove box.', 'Then I am travelling with you, {fan}.'],
      ['That is where he proposed. You were in the speech.', 'I am crying on a train, {fan}. Congratulations!'],
      [
        'First trip on my own at 58. I chose {it} because you answered my questions.',
        'And how was it, {fan}? I thought of you that weekend.',
      ],
    ],
  },
  family: {
    short: 'this',
    things: [
      'the Sunday without screens',
      'the cardboard castle',
      'the lunch-box plan',
      'the bedtime list',
      'the rainy-day drawer',
      'the walk to school',
      'the pocket-money jar',
      'the book about the whale',
    ],
    captions: [
      '{It}: day four, and nobody cried, including me.',
      'We tried {it}. Honest report inside.',
      '{It}, because you asked how we survive November.',
    ],
    asks: [
      [
        'From what age would you try {it}?',
        'Mine was three and a half, {fan}.',
        'When they can carry their own plate, {fan}.',
      ],
      [
        'How do you get the older one to join in?',
        'I put him in charge, {fan}. Suddenly he was early.',
        'I don’t ask. I start, and wait.',
      ],
      [
        'What do you do when {it} ends in tears?',
        'Biscuits, {fan}, then again tomorrow.',
        'We stop. It is not an exam.',
      ],
    ],
    tells: [
      ['We tried {it} and my daughter now does it with her dolls.', 'Are the dolls behaving, {fan}?'],
      ['My two fought for an hour about {it} and then made up over it.', 'An hour is a good score, {fan}.'],
      ['Told the whole school gate about {it}.', 'Wave to the school gate, {fan}!'],
      ['Grandad has taken over {it}. We are not allowed to touch it.', 'Every house needs a chief, {fan}.'],
    ],
  },
  fitness: {
    short: 'this',
    things: [
      'the twenty-minute run',
      'the plank on the kitchen floor',
      'the stairs instead of the lift',
      'the Sunday hill',
      'the stretch before bed',
      'the squat with the water bottles',
      'the slow kilometre',
      'the rest day',
    ],
    captions: [
      '{It}. No music, no watch.',
      'Week three of {it}, and my knees have opinions.',
      '{It} for people who sit all day. Like me.',
      'You do not need a gym for {it}.',
    ],
    asks: [
      [
        'How often a week do you do {it}?',
        'Twice, {fan}, and never two days running.',
        'Three times when life allows, {fan}. Once when it does not.',
      ],
      [
        'Would you do {it} after a knee operation?',
        'Ask your physio first, {fan}, and show her this. Then half of it.',
        'I waited four months, {fan}. No prize for hurrying.',
      ],
      [
        'Do you eat before or after?',
        'Half a banana before, everything after, {fan}.',
        'After. Before, I only have coffee and doubts.',
      ],
      [
        'What do you tell yourself on a bad day with {it}?',
        'To the next lamp post, {fan}. Then the next.',
        'That nobody is filming, {fan}. Usually.',
      ],
      [
        'Which shoes? Mine have a hole already.',
        'Old ones without a hole, {fan}. That is the whole secret.',
        'The second cheapest, {fan}.',
      ],
    ],
    tells: [
      ['Did {it} in the rain this morning and thought of your umbrella story.', 'The umbrella says hello, {fan}.'],
      ['Six weeks in. I carried both shopping bags up without stopping.', 'That is a medal, {fan}.'],
      ['My wife has joined. Now she waits for me at the top.', 'Mine too, {fan}. With a biscuit.'],
      ['{It}, the day after a night shift. Slow, but done.', 'Slow and done beats fast and planned, {fan}.'],
      ['I was last, as you promised, and I was happy.', 'Welcome to the back, {fan}. The talk is better here.'],
    ],
  },
  home: {
    short: 'this',
    things: [
      'the chair from the kerb',
      'the kitchen shelf',
      'the green hallway',
      'the lamp from the attic',
      'the window seat',
      'the linen curtain',
      'the tiny bathroom',
      'the table with one new leg',
    ],
    captions: [
      '{It}, before and after, with the receipt.',
      'Three weekends and {it} is done. Almost.',
      '{It}: what I would do differently.',
      'A rented flat can have {it} too.',
    ],
    asks: [
      [
        'Which colour did you use for {it}?',
        'A green with a little grey in it, {fan}. Two coats.',
        'The one left over from the door, {fan}.',
      ],
      [
        'Did you have to drill for {it}?',
        'No, {fan}: two hooks and a rail. It has held for a year.',
        'Patience and a borrowed clamp, {fan}.',
      ],
      [
        'What did {it} cost in the end?',
        'Forty euros and one thumb, {fan}.',
        'Less than the taxi that brought it home.',
      ],
      ['Does the landlord know?', 'He asked who the architect was, {fan}.', 'He will when I leave it behind, {fan}.'],
    ],
    tells: [
      ['Copied {it} and the landlord asked who the architect was.', 'I hope you gave your own name, {fan}.'],
      ['I found the twin of yours at the flea market in {town}!', 'Separated at birth, {fan}.'],
      ['You made me finally throw out the grey sofa.', 'May it rest, {fan}.'],
      ['We argued about {it} for a month. I showed him your picture. Settled.', 'I also do weddings, {fan}.'],
    ],
  },
}
